import type { DuckDBConnection, DuckDBDataChunk } from "@duckdb/node-api";
import { type Cell, type CountRow, countColumns, toCountRow } from "../counts/count-row.js";
import { collectCounts, type LogCounts, mostRoutes } from "../counts/log-counts.js";
import { type MinuteColumns, mapFields, minuteFields } from "../counts/minute-columns.js";
import { kinds } from "../sql/counts-query.js";

const isMinute = `facet = 'time' AND kind = ${kinds.request}`;

/** Reads the table `counts`, which holds the result of `countsQuery`. */
export async function readCounts(connection: DuckDBConnection): Promise<LogCounts> {
  const counts = await collectCounts(rowsOf(connection));
  const minutes = await minutesOf(connection);
  const requests = minutes.requests.reduce((sum, count) => sum + count, 0);
  return { ...counts, lines: { ...counts.lines, requests }, minutes };
}

async function* rowsOf(connection: DuckDBConnection): AsyncGenerator<CountRow> {
  const columns = countColumns.join(", ");
  for (const query of [
    `SELECT ${columns} FROM counts WHERE facet <> 'route' AND NOT (${isMinute})`,
    `SELECT ${columns} FROM counts WHERE facet = 'route' ORDER BY requests DESC, route, status LIMIT ${mostRoutes}`,
  ]) {
    for await (const chunk of chunksOf(connection, query)) {
      for (const row of chunk.getRows()) yield toCountRow(row.map(cell));
    }
  }
}

/** In the order of `minuteFields`. */
const minuteSelection = [
  ...["minute", "requests", "busiest_second", "squares"],
  ...["coalesce(duration_ms, 0)", "coalesce(timed, 0)", "coalesce(cold_starts, 0)", "coalesce(init_ms, 0)"],
].map((expression) => `CAST(${expression} AS DOUBLE)`);

/** Column by column into arrays of their size: objects for the minutes of a year would take more than the engine. */
async function minutesOf(connection: DuckDBConnection): Promise<MinuteColumns> {
  const [[length] = []] = (await connection.runAndReadAll(`SELECT count(*) FROM counts WHERE ${isMinute}`)).getRows();
  const columns = mapFields(() => new Float64Array(Number(length)));
  const query = `SELECT ${minuteSelection.join(", ")} FROM counts WHERE ${isMinute} ORDER BY minute`;
  let row = 0;
  for await (const chunk of chunksOf(connection, query)) {
    for (const [index, field] of minuteFields.entries()) {
      const values = chunk.getColumnValues(index);
      for (const [offset, value] of values.entries()) {
        columns[field][row + offset] = typeof value === "number" ? value : Number.NaN;
      }
    }
    row += chunk.rowCount;
  }
  return columns;
}

async function* chunksOf(connection: DuckDBConnection, query: string): AsyncGenerator<DuckDBDataChunk> {
  const result = await connection.stream(query);
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    yield chunk;
  }
}

/** The query's columns are numbers and texts only. */
function cell(value: unknown): Cell {
  return typeof value === "string" || typeof value === "number" || typeof value === "bigint" ? value : undefined;
}
