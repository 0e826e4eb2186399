import { DeliveryError } from "../errors.js";
import type { InstalledPackage } from "./installed-packages.js";
import { licenceAllowed } from "./spdx.js";

/** Licences that let this repository and its users do as Apache-2.0 does. */
const ALLOWED: ReadonlySet<string> = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  // Reaches as far as the licensed files, which are used as they are: cdktf, its bindings and constructs for synthesis.
  "MPL-2.0",
  "Unlicense",
]);

/** Packages whose words are not SPDX, read by a person: name with version, and what was found. */
const READ: ReadonlyMap<string, string> = new Map([["jsonify@0.0.1", "Public Domain"]]);

/**
 * @returns how many packages there are by licence
 * @throws {DeliveryError} LICENCE_REFUSED naming every package that may not be used
 */
export function checkLicences(packages: readonly InstalledPackage[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const refused: string[] = [];
  for (const { name, version, licence, path } of packages) {
    const words = licence ?? "no licence";
    counts.set(words, (counts.get(words) ?? 0) + 1);
    const read = licence !== undefined && READ.get(`${name}@${version}`) === licence;
    if (!read && !licenceAllowed(words, ALLOWED)) refused.push(`${name}@${version}: ${words} (${path})`);
  }
  if (refused.length > 0) {
    throw new DeliveryError(
      "LICENCE_REFUSED",
      `${refused.join("; ")}. Expected ${[...ALLOWED].join(", ")}: take another package, or, when a person has read the ` +
        "licence and found it free, name it in src/licences/check-licences.ts",
    );
  }
  return counts;
}
