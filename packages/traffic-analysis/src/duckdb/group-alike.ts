import type { Layout } from "../formats/layout.js";
import type { LogFile } from "../input/log-file.js";

/** A log file and how to read it. */
export interface ReadableLog {
  readonly file: LogFile;
  readonly layout: Layout;
}

/** Files that one relation can read: the same layout and compression. */
export interface LogGroup {
  readonly files: readonly LogFile[];
  readonly layout: Layout;
}

export function groupAlike(logs: readonly ReadableLog[]): readonly LogGroup[] {
  const groups = new Map<string, { readonly files: LogFile[]; readonly layout: Layout }>();
  for (const { file, layout } of logs) {
    const key = JSON.stringify([layout.parse, layout.event, layout.binMinutes, file.compression]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { files: [file], layout });
    else group.files.push(file);
  }
  return [...groups.values()];
}
