import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseManifest, parseTrace, type SimulationOptions, type Trace } from "../src/index.js";

/** A trace and the options it should be simulated with. */
export interface Load {
  readonly trace: Trace;
  readonly options: Partial<SimulationOptions>;
}

/** Reads the traces of a folder, as its manifest.json lists them, whose names contain `part`. */
export function loadFolder(folder: string, part = ""): readonly Load[] {
  const manifest = join(folder, "manifest.json");
  return parseManifest(readFileSync(manifest, "utf8"), manifest)
    .filter(({ name }) => name.includes(part))
    .map(({ name, options }) => {
      const file = join(folder, `${name}.csv`);
      return { trace: parseTrace(readFileSync(file, "utf8"), file), options };
    });
}
