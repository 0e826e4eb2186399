import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ReadableLog } from "../duckdb/group-alike.js";
import { readLogs } from "../duckdb/read-logs.js";
import { InterruptedError } from "../errors.js";
import { detectFormat } from "../formats/detect-format.js";
import type { FormatName, LayoutHints } from "../formats/layout.js";
import { expandPaths } from "../input/expand-paths.js";
import { inspectFile } from "../input/inspect-file.js";
import { spoolStdin } from "../input/spool-stdin.js";
import { type AnalyzedLog, analyzeCounts } from "./analyze-counts.js";
import { type AnalysisOptions, resolveAnalysisOptions } from "./options.js";

/** What to read, and how. */
export interface AnalyzeOptions extends Partial<AnalysisOptions> {
  /** Files, folders, patterns; `-` is standard input. */
  readonly logs: readonly string[];
  /** Of all of them; told from the content where it is absent. */
  readonly format?: FormatName;
  /** Zone of timestamps that are written without one (default UTC). */
  readonly logTimezone?: string;
  /** Column with the timestamp, for CSV and JSON. */
  readonly timeColumn?: string;
  /** Memory that the engine may take before it writes to the disk; MB, >= 64 (default 96). */
  readonly memoryLimitMb?: number;
}

/** Where the work takes place. */
export interface AnalyzeIo {
  /** What relative paths start from. */
  readonly folder: string;
  readonly stdin: NodeJS.ReadableStream;
  /** Stops the work; nothing is left behind. */
  readonly signal?: AbortSignal;
  /** Told now and then what is being done and how much of it is; fraction. */
  readonly onProgress?: (step: "reading" | "replaying", share: number) => void;
}

/** Enough for a year of seconds in memory; more goes to the disk. */
const defaultMemoryLimitMb = 96;

/**
 * Reads logs on this machine and finds out what is in them.
 *
 * @throws {InvalidLogError} for a log or an option that cannot be used
 * @throws {InterruptedError} when the signal came
 * @example await analyze({ logs: ["access.log"], timezone: "Asia/Seoul" }, { folder: ".", stdin: process.stdin })
 */
export async function analyze(options: AnalyzeOptions, io: AnalyzeIo): Promise<AnalyzedLog> {
  const resolved = resolveAnalysisOptions(options);
  const scratchFolder = await mkdtemp(join(tmpdir(), "autoscale-analyze-"));
  try {
    const logs = await lookInto(options, io, scratchFolder);
    const { memoryLimitMb = defaultMemoryLimitMb } = options;
    const settings = { memoryLimitMb, scratchFolder, ...(io.signal && { signal: io.signal }) };
    const { counts, malformed } = await readLogs(logs, settings, (share) => io.onProgress?.("reading", share));
    const sources = logs.map(({ file: { where, bytes }, layout: { format } }) => ({ where, format, bytes }));
    const log = { engine: "duckdb", sources, counts, firstMalformed: malformed } as const;
    const analyzed = await analyzeCounts(log, resolved, (share) => io.onProgress?.("replaying", share));
    if (io.signal?.aborted) throw new InterruptedError();
    return analyzed;
  } catch (cause) {
    throw io.signal?.aborted ? new InterruptedError() : cause;
  } finally {
    await rm(scratchFolder, { recursive: true, force: true });
  }
}

async function lookInto(
  { logs, format, logTimezone = "UTC", timeColumn }: AnalyzeOptions,
  { folder, stdin, signal }: AnalyzeIo,
  scratchFolder: string,
): Promise<readonly ReadableLog[]> {
  const hints: LayoutHints = { logTimezone, ...(timeColumn !== undefined && { timeColumn }) };
  const read: ReadableLog[] = [];
  const files = await expandPaths(
    logs.filter((log) => log !== "-"),
    folder,
  );
  for (const path of files) read.push(await lookIntoFile(path, path));
  if (logs.includes("-"))
    read.push(await lookIntoFile(await spoolStdin(stdin, scratchFolder, signal), "standard input"));
  return read;

  async function lookIntoFile(path: string, where: string): Promise<ReadableLog> {
    const file = await inspectFile(path, where);
    return { file, layout: detectFormat(file, hints, format) };
  }
}
