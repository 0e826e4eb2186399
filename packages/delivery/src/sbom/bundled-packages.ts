import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { DeliveryError } from "../errors.js";
import { asObject, asText, type JsonObject, parseObject } from "../json.js";

/** A package of which something is in a bundle. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
}

/**
 * Which packages a bundle is made of, by what esbuild took and what is installed: ours and others'.
 *
 * @param metafile esbuild's own record of the bundle
 * @param directory folder that the record's paths are relative to: the package of the function
 * @returns sorted by name, then version
 * @throws {DeliveryError} BAD_INPUT when nothing is recorded, or a file belongs to no package
 */
export function bundledPackages(metafile: JsonObject, directory: string): readonly BundledPackage[] {
  const found = new Map<string, BundledPackage>();
  for (const input of Object.keys(asObject(metafile.inputs))) {
    // Files that esbuild makes up, such as those for modules that are left out, have no place on disk.
    if (/^[\w-]{2,}:/.test(input)) continue;
    const owner = ownerOf(dirname(resolve(directory, input)));
    found.set(`${owner.name}@${owner.version}`, owner);
  }
  if (found.size === 0) throw new DeliveryError("BAD_INPUT", "the metafile has no inputs: build the bundle first");
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, bundled]) => bundled);
}

/** The nearest package.json with a name: packages keep nameless ones in folders of theirs, to say what modules are. */
function ownerOf(folder: string): BundledPackage {
  const file = join(folder, "package.json");
  if (existsSync(file)) {
    const { name, version } = parseObject(readFileSync(file, "utf8"), file, "a package");
    if (asText(name) !== undefined && asText(version) !== undefined) {
      return { name: asText(name) ?? "", version: asText(version) ?? "" };
    }
  }
  const parent = dirname(folder);
  if (parent === folder) {
    throw new DeliveryError("BAD_INPUT", `no package.json above ${file}: read the metafile where the bundle was built`);
  }
  return ownerOf(parent);
}
