import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { ConstructsError } from "../errors.js";

/**
 * Lists every file below a folder as relative paths with `/`, in code-unit order: the same on every machine.
 *
 * @throws {ConstructsError} BUNDLE_MISSING when the folder is absent, BUNDLE_INVALID when it is empty or has a link
 */
export function listFiles(directory: string): readonly string[] {
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
    throw new ConstructsError(
      "BUNDLE_MISSING",
      `bundle directory ${directory} does not exist: build the bundle first (npm run build at the root of the repository)`,
    );
  }
  const files: string[] = [];
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(directory.length).replaceAll("\\", "/").replace(/^\/+/, "");
    if (entry.isFile()) files.push(path);
    else if (!entry.isDirectory()) {
      // A link's target may lie outside the bundle, and then the archive would depend on the machine.
      throw new ConstructsError(
        "BUNDLE_INVALID",
        `${join(directory, path)} is neither a file nor a directory: a bundle holds plain files, copy what the link points to`,
      );
    }
  }
  if (files.length === 0) {
    throw new ConstructsError("BUNDLE_INVALID", `bundle directory ${directory} is empty: build the bundle first`);
  }
  return files.sort((a, b) => (a < b ? -1 : 1));
}
