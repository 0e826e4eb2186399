import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { asList, asObject, asText, type Json, parseObject } from "../json.js";

export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  /** As the package says it; undefined: it says nothing. */
  readonly licence: string | undefined;
  readonly path: string;
}

/** Every package in a `node_modules` folder and in those within it; links to workspaces are left out, they are ours. */
export function installedPackages(nodeModules: string): readonly InstalledPackage[] {
  if (!existsSync(nodeModules)) return [];
  return readdirSync(nodeModules, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .flatMap(({ name }) => {
      const path = join(nodeModules, name);
      return name.startsWith("@")
        ? installedPackages(path)
        : [...described(path), ...installedPackages(join(path, "node_modules"))];
    });
}

function described(path: string): readonly InstalledPackage[] {
  const file = join(path, "package.json");
  if (!existsSync(file)) return [];
  const { name, version, license, licenses } = parseObject(readFileSync(file, "utf8"), file, "a package");
  return [{ name: asText(name) ?? path, version: asText(version) ?? "", licence: licenceOf(license, licenses), path }];
}

/** Old packages have an object, or a list of them, of which the user may choose. */
function licenceOf(license: Json | undefined, licenses: Json | undefined): string | undefined {
  const single = asText(license) ?? asText(asObject(license).type);
  if (single !== undefined) return single;
  const listed = asList(licenses).flatMap((entry) => asText(asObject(entry).type) ?? []);
  return listed.length === 0 ? undefined : listed.join(" OR ");
}
