import { createInterface } from "node:readline";
import type { LogFile } from "./log-file.js";
import { openLog } from "./open-log.js";

/** A line and where it stands. */
export interface LocatedLine {
  readonly where: string;
  /** 1-based. */
  readonly line: number;
  readonly text: string;
}

/**
 * Where lines stand that the engine found: it reads files in parallel and does not number them.
 *
 * @param texts lines in the order of the files
 * @returns the first place of each text; fewer than asked when a line cannot be told in the file
 */
export async function locateLines(
  files: readonly LogFile[],
  texts: readonly string[],
): Promise<readonly LocatedLine[]> {
  const located: LocatedLine[] = [];
  const missing = new Map<string, number>();
  for (const text of texts) missing.set(text, (missing.get(text) ?? 0) + 1);
  for (const file of files) {
    if (located.length < texts.length) located.push(...(await locateIn(file, missing)));
  }
  return located;
}

async function locateIn(file: LogFile, missing: Map<string, number>): Promise<readonly LocatedLine[]> {
  const content = openLog(file).setEncoding("utf8");
  const located: LocatedLine[] = [];
  let line = 0;
  try {
    for await (const text of createInterface({ input: content, crlfDelay: Number.POSITIVE_INFINITY })) {
      line += 1;
      const wanted = missing.get(text) ?? 0;
      if (wanted === 0) continue;
      located.push({ where: file.where, line, text });
      if (wanted > 1) missing.set(text, wanted - 1);
      else missing.delete(text);
      if (missing.size === 0) break;
    }
  } finally {
    content.destroy();
  }
  return located;
}
