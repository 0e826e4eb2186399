import type { Metafile } from "esbuild";

/** The output files that loading `entryOutput` loads with it: the entry and, transitively, its static imports. */
export function startOutputs(metafile: Metafile, entryOutput: string): string[] {
  const reached = new Set<string>();
  const toVisit = [entryOutput];
  for (let output = toVisit.pop(); output !== undefined; output = toVisit.pop()) {
    if (reached.has(output)) continue;
    reached.add(output);
    for (const imported of metafile.outputs[output]?.imports ?? []) {
      if (imported.kind === "import-statement" && imported.external !== true) toVisit.push(imported.path);
    }
  }
  return [...reached];
}
