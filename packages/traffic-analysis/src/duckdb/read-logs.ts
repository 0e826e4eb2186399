import type { DuckDBConnection } from "@duckdb/node-api";
import type { LogCounts } from "../counts/log-counts.js";
import type { MinuteColumns } from "../counts/minute-columns.js";
import { spreadBins } from "../counts/spread-bins.js";
import { InvalidLogError } from "../errors.js";
import { ensureUtf8 } from "../input/ensure-utf8.js";
import type { LocatedLine } from "../input/locate-lines.js";
import { verifyGzip } from "../input/verify-gzip.js";
import { countLines, type ReadProgress } from "./count-lines.js";
import { type DuckDbSettings, withDuckDb } from "./duckdb-session.js";
import { explainFailure, isEncodingFailure } from "./explain-failure.js";
import { firstMalformed } from "./first-malformed.js";
import { groupAlike, type LogGroup, type ReadableLog } from "./group-alike.js";

/** Malformed lines that are shown. */
const mostShown = 5;

/** What was read from log files. */
export interface LogReading {
  readonly counts: LogCounts;
  /** The first malformed lines. */
  readonly malformed: readonly LocatedLine[];
}

/**
 * Reads log files with DuckDB.
 *
 * @throws {InvalidLogError} when a file is damaged
 * @throws {InterruptedError} when the signal of the settings came
 */
export async function readLogs(
  logs: readonly ReadableLog[],
  settings: DuckDbSettings,
  onProgress?: ReadProgress,
): Promise<LogReading> {
  const compressed = logs.filter(({ file }) => file.compression === "gzip");
  const stop = new AbortController();
  const signal = settings.signal ? AbortSignal.any([settings.signal, stop.signal]) : stop.signal;
  // The one that fails stops the other. Both are waited for: nothing reads on when this function is over.
  const stopping = (cause: unknown): never => {
    stop.abort();
    throw cause;
  };
  const [verified, read] = await Promise.allSettled([
    // Beside the engine, on the processor that it leaves idle while it decompresses.
    Promise.all(compressed.map(({ file }) => verifyGzip(file.path, file.where, signal))).catch(stopping),
    withDuckDb({ ...settings, signal }, (connection) =>
      readWith(connection, groupAlike(logs), { ...settings, signal }, onProgress),
    ).catch(stopping),
  ]);
  // A file that is damaged explains whatever the engine says about it.
  if (verified.status === "rejected" && verified.reason instanceof InvalidLogError) throw verified.reason;
  if (read.status === "rejected") throw read.reason;
  if (verified.status === "rejected") throw verified.reason;
  return read.value;
}

async function readWith(
  connection: DuckDBConnection,
  groups: readonly LogGroup[],
  { scratchFolder, signal }: DuckDbSettings,
  onProgress: ReadProgress | undefined,
): Promise<LogReading> {
  try {
    return await countAndShow(connection, groups, onProgress);
  } catch (cause) {
    if (!isEncodingFailure(cause)) throw cause;
    const utf8 = await Promise.all(
      groups.map(async ({ files, layout }) => {
        const readable = await Promise.all(files.map((file) => ensureUtf8(file, scratchFolder, signal)));
        return readable.map((file) => ({ file, layout }));
      }),
    );
    return await countAndShow(connection, groupAlike(utf8.flat()), onProgress);
  }
}

async function countAndShow(
  connection: DuckDBConnection,
  groups: readonly LogGroup[],
  onProgress: ReadProgress | undefined,
): Promise<LogReading> {
  const counts = await countLines(connection, groups, onProgress).catch((cause: unknown) => {
    throw explainFailure(cause, groups);
  });
  const malformed = counts.lines.malformed === 0 ? [] : await firstMalformed(connection, groups, mostShown);
  return { counts: { ...counts, minutes: evenly(counts.minutes, groups) }, malformed };
}

/** Minutes of bins, where the logs are traces; mixed with other logs their counts stay where they begin. */
function evenly(minutes: MinuteColumns, groups: readonly LogGroup[]): MinuteColumns {
  const [bin, ...others] = new Set(groups.map(({ layout }) => layout.binMinutes));
  return bin === undefined || others.length > 0 ? minutes : spreadBins(minutes, bin);
}
