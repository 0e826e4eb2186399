import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MinuteColumns } from "../src/counts/minute-columns.js";
import { type LogReading, readLogs } from "../src/duckdb/read-logs.js";
import { detectFormat } from "../src/formats/detect-format.js";
import type { FormatName, LayoutHints } from "../src/formats/layout.js";
import { inspectFile } from "../src/input/inspect-file.js";

export interface ReadOptions extends Partial<LayoutHints> {
  readonly format?: FormatName;
}

/** What a log file is read as, and what was read; on the real engine. */
export async function readLogFile(
  path: string,
  { format, ...hints }: ReadOptions = {},
): Promise<LogReading & { readonly format: FormatName }> {
  return withFolder(async (scratchFolder) => {
    const file = await inspectFile(path, path);
    const layout = detectFormat(file, { logTimezone: "UTC", ...hints }, format);
    const reading = await readLogs([{ file, layout }], { memoryLimitMb: 96, scratchFolder });
    return { ...reading, format: layout.format };
  });
}

/** The same for a log that is written down in a test. */
export async function readLogText(
  content: string | Uint8Array,
  options: ReadOptions = {},
): Promise<LogReading & { readonly format: FormatName }> {
  return withFolder(async (folder) => {
    const path = join(folder, "test.log");
    await writeFile(path, content);
    return readLogFile(path, options);
  });
}

export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "traffic-analysis-test-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A column of the minutes, as a list. */
export const columnOf = ({ counts }: LogReading, field: keyof MinuteColumns): readonly number[] =>
  Array.from(counts.minutes[field]);

/** The sum of a column of the minutes. */
export const sumOf = (reading: LogReading, field: keyof MinuteColumns): number =>
  columnOf(reading, field).reduce((sum, value) => sum + value, 0);

/** Requests by minute, as ISO times. */
export const minutesOf = (reading: LogReading): Readonly<Record<string, number>> =>
  Object.fromEntries(
    columnOf(reading, "minute").map((minute, index) => [
      new Date(minute * 60_000).toISOString().slice(0, 16),
      reading.counts.minutes.requests[index] ?? 0,
    ]),
  );

/** Requests by `route status`. */
export const routesOf = ({ counts }: LogReading): Readonly<Record<string, number>> =>
  Object.fromEntries(counts.routes.map(({ route, status, requests }) => [`${route} ${status}`, requests]));
