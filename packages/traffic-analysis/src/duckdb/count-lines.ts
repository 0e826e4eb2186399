import type { DuckDBConnection } from "@duckdb/node-api";
import { type Cell, type CountRow, countColumns, toCountRow } from "../counts/count-row.js";
import { collectCounts, type LogCounts } from "../counts/log-counts.js";
import { countsQuery } from "../sql/counts-query.js";
import { duckDbDialect } from "../sql/duckdb-dialect.js";
import type { LogGroup } from "./group-alike.js";
import { linesRelation } from "./lines-relation.js";

/** Told now and then how much of the logs has been read; fraction. */
export type ReadProgress = (share: number) => void;

const progressEveryMs = 100;

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
  // Keeping the order of the lines would hold them in memory, and counts have none.
  await connection.run("SET preserve_insertion_order = false");
  await connection.run("SET enable_progress_bar = true; SET enable_progress_bar_print = false");
  const report = () => onProgress?.(Math.max(0, connection.progress.percentage) / 100);
  const timer = onProgress && setInterval(report, progressEveryMs);
  try {
    const query = `SELECT ${countColumns.join(", ")} FROM (${countsQuery(duckDbDialect, sources)})`;
    return await collectCounts(rowsOf(connection, query));
  } finally {
    clearInterval(timer);
  }
}

async function* rowsOf(connection: DuckDBConnection, query: string): AsyncGenerator<CountRow> {
  const result = await connection.stream(query);
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    for (const row of chunk.getRows()) yield toCountRow(row.map(cell));
  }
}

/** The query's columns are numbers and texts only. */
function cell(value: unknown): Cell {
  return typeof value === "string" || typeof value === "number" || typeof value === "bigint" ? value : undefined;
}
