import type { DuckDBConnection } from "@duckdb/node-api";
import type { LogCounts } from "../counts/log-counts.js";
import { InvalidLogError } from "../errors.js";
import type { LocatedLine } from "../input/locate-lines.js";
import { verifyGzip } from "../input/verify-gzip.js";
import { countLines, type ReadProgress } from "./count-lines.js";
import { decodeRoutes } from "./decode-routes.js";
import { type DuckDbSettings, withDuckDb } from "./duckdb-session.js";
import { firstMalformed } from "./first-malformed.js";
import { groupAlike, type LogGroup, type ReadableLog } from "./group-alike.js";
import type { Encoding } from "./lines-relation.js";

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
  const groups = groupAlike(logs);
  const damage = new AbortController();
  const signal = settings.signal ? AbortSignal.any([settings.signal, damage.signal]) : damage.signal;
  // Beside the engine, on the thread that it leaves free while it decompresses.
  const verified = Promise.all(compressed.map(({ file }) => verifyGzip(file.path, file.where, signal)));
  try {
    const work = (connection: DuckDBConnection) => readWith(connection, groups, onProgress);
    const [reading] = await Promise.all([withDuckDb(settings, work), verified]);
    return reading;
  } catch (cause) {
    damage.abort();
    // A file that is damaged explains whatever the engine says about it.
    await verified.catch((fault: unknown) => {
      if (fault instanceof InvalidLogError) throw fault;
    });
    throw cause;
  }
}

async function readWith(
  connection: DuckDBConnection,
  groups: readonly LogGroup[],
  onProgress: ReadProgress | undefined,
): Promise<LogReading> {
  const { encoding, counts } = await countInAnyEncoding(connection, groups, onProgress);
  const malformed = counts.lines.malformed === 0 ? [] : await firstMalformed(connection, groups, encoding, mostShown);
  return { counts: encoding === "latin-1" ? decodeRoutes(counts) : counts, malformed };
}

/** As UTF-8 first, which is faster; where a byte is none, every byte is taken for a character. */
async function countInAnyEncoding(
  connection: DuckDBConnection,
  groups: readonly LogGroup[],
  onProgress: ReadProgress | undefined,
): Promise<{ readonly encoding: Encoding; readonly counts: LogCounts }> {
  try {
    return { encoding: "utf-8", counts: await countLines(connection, groups, "utf-8", onProgress) };
  } catch (cause) {
    if (!(cause instanceof Error && /not utf-8 encoded/.test(cause.message))) throw cause;
    return { encoding: "latin-1", counts: await countLines(connection, groups, "latin-1", onProgress) };
  }
}
