import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { scratchFolder } from "./scratch.js";

/** A folder with these files, by relative path, in a scratch place; written in the order given. */
export function bundleFolder(
  files: Readonly<Record<string, string>> = { "lambda.mjs": "export const handler = async () => ({});\n" },
): string {
  const folder = scratchFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
