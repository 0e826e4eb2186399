import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Metafile } from "esbuild";
import type { Contributor } from "./bundle-report.js";

/**
 * Names the packages that fill the given output files, largest first (equal sizes by name, so that the order is stable).
 *
 * @param outputs keys of `metafile.outputs` to count
 * @param directory folder that the metafile's input paths are relative to
 */
export function contributors(metafile: Metafile, outputs: readonly string[], directory: string): Contributor[] {
  const packageNames = new Map<string, string | undefined>();
  const bytesOf = new Map<string, number>();
  for (const output of outputs) {
    for (const [input, { bytesInOutput }] of Object.entries(metafile.outputs[output]?.inputs ?? {})) {
      const name = packageNameOf(dirname(resolve(directory, input)), packageNames) ?? input;
      bytesOf.set(name, (bytesOf.get(name) ?? 0) + bytesInOutput);
    }
  }
  return [...bytesOf]
    .map(([name, bytes]) => ({ name, bytes }))
    .filter(({ bytes }) => bytes > 0)
    .sort((a, b) => b.bytes - a.bytes || a.name.localeCompare(b.name, "en"));
}

/** The nearest package.json that has a name: packages put nameless ones (`{"type":"module"}`) beside their ESM files. */
function packageNameOf(folder: string, known: Map<string, string | undefined>): string | undefined {
  if (known.has(folder)) return known.get(folder);
  const parent = dirname(folder);
  const name = nameIn(folder) ?? (parent === folder ? undefined : packageNameOf(parent, known));
  known.set(folder, name);
  return name;
}

function nameIn(folder: string): string | undefined {
  let text: string;
  try {
    text = readFileSync(resolve(folder, "package.json"), "utf8");
  } catch {
    return undefined;
  }
  const manifest: { name?: unknown } = JSON.parse(text);
  return typeof manifest.name === "string" ? manifest.name : undefined;
}
