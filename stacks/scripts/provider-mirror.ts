import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { ConfigurationError } from "../src/errors.js";

type Variables = Readonly<Record<string, string | undefined>>;

const PROVIDER = "registry.terraform.io/hashicorp/aws";
const VARIABLE = "AUTOSCALER_PROVIDER_MIRROR";
// Deep enough for /opt/<vendor>/<name>, shallow enough to take milliseconds.
const DEPTH = 2;
const NEVER = new Set(["node_modules", "proc", "sys"]);

/** Where an installation without a network keeps providers. */
const usualPlaces = (): readonly string[] => ["/opt", "/usr/local", "/usr/share", "/var/lib", homedir()];

/**
 * Finds a folder with the AWS provider in the version that the bindings were made for, as `terraform providers mirror`
 * lays it out. None is no trouble: terraform then asks the registry.
 *
 * @param version of the AWS provider
 * @param variables `AUTOSCALER_PROVIDER_MIRROR`: a folder to use, or `none` to use the registry without looking
 * @throws {ConfigurationError} when the variable names a folder without this version
 */
export function findProviderMirror(
  version: string,
  variables: Variables,
  places: readonly string[] = usualPlaces(),
): string | undefined {
  const named = variables[VARIABLE];
  if (named === "none") return undefined;
  if (named !== undefined && named !== "") {
    if (holds(named, version)) return named;
    throw new ConfigurationError(
      `${VARIABLE} is "${named}", which has no ${PROVIDER}/${version}; expected a folder made by ` +
        "`terraform providers mirror`, or none to use the registry",
    );
  }
  for (const place of places) {
    const found = search(place, version, DEPTH);
    if (found !== undefined) return found;
  }
  return undefined;
}

function search(folder: string, version: string, depth: number): string | undefined {
  if (holds(folder, version)) return folder;
  if (depth === 0) return undefined;
  for (const name of subfolders(folder)) {
    const found = search(join(folder, name), version, depth - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function holds(folder: string, version: string): boolean {
  return existsSync(join(folder, PROVIDER, version));
}

function subfolders(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !NEVER.has(entry.name))
      .map(({ name }) => name);
  } catch {
    // Not there, or not ours to read: then the mirror is elsewhere.
    return [];
  }
}
