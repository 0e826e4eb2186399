import type { DuckDBConnection } from "@duckdb/node-api";
import type { LogCounts } from "../counts/log-counts.js";
import { countsQuery } from "../sql/counts-query.js";
import { duckDbDialect } from "../sql/duckdb-dialect.js";
import { estimateLines } from "./estimate-lines.js";
import type { LogGroup } from "./group-alike.js";
import { linesRelation } from "./lines-relation.js";
import { withMoreMemory } from "./more-memory.js";
import { readCounts } from "./read-counts.js";

/** Told now and then how much of the logs has been read; fraction. */
export type ReadProgress = (share: number) => void;

const progressEveryMs = 100;

/** With more different seconds than that, memory would go into telling bursts. A few thousand minutes tell them too. */
const mostSeconds = 250_000;

/** Counts the lines of all files in one pass. */
export async function countLines(
  connection: DuckDBConnection,
  groups: readonly LogGroup[],
  onProgress?: ReadProgress,
): Promise<LogCounts> {
  const sources = groups.map(({ files, layout }) => ({
    relation: linesRelation(files, layout),
    event: layout.event,
  }));
  const oneMinuteIn = Math.max(1, Math.ceil(estimateLines(groups) / mostSeconds));
  // Keeping the order of the lines would hold them in memory, and counts have none.
  await connection.run("SET preserve_insertion_order = false");
  await connection.run("SET enable_progress_bar = true; SET enable_progress_bar_print = false");
  const report = () => onProgress?.(Math.max(0, connection.progress.percentage) / 100);
  const timer = onProgress && setInterval(report, progressEveryMs);
  try {
    const query = countsQuery(duckDbDialect, sources, { oneMinuteIn });
    await withMoreMemory(connection, () => connection.run(`CREATE OR REPLACE TEMP TABLE counts AS ${query}`));
  } finally {
    clearInterval(timer);
  }
  return readCounts(connection);
}
