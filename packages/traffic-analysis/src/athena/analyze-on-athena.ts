import { AthenaClient } from "@aws-sdk/client-athena";
import { GlueClient } from "@aws-sdk/client-glue";
import { S3Client } from "@aws-sdk/client-s3";
import { type AnalyzedLog, analyzeCounts } from "../analysis/analyze-counts.js";
import { type AnalysisOptions, resolveAnalysisOptions } from "../analysis/options.js";
import { type CountRow, countColumns, toCountRow } from "../counts/count-row.js";
import { collectCounts, type LogCounts, mostRoutes } from "../counts/log-counts.js";
import { minutesFromRows } from "../counts/minute-columns.js";
import { athenaDialect } from "../sql/athena-dialect.js";
import { countsQuery, kinds } from "../sql/counts-query.js";
import { type DayRange, daysIn } from "./days.js";
import { type LogTable, readLogTable } from "./log-table.js";
import { type QueryResult, runQuery } from "./run-query.js";
import { estimateScan, refuseLargeScan, type ScanEstimate } from "./scan-estimate.js";
import { tableSource } from "./table-source.js";

/** What to ask Athena. */
export interface AthenaOptions extends Partial<AnalysisOptions>, DayRange {
  readonly database: string;
  readonly table: string;
  /** Workgroup (default: primary). */
  readonly workGroup?: string;
  /** Where Athena writes the result, `s3://bucket/prefix/`; absent when the workgroup says it. */
  readonly outputLocation?: string;
  /** A query that would scan more is not started; bytes. */
  readonly maxScanBytes: number;
}

export interface AthenaIo {
  readonly signal?: AbortSignal;
  /** Told before the query starts what it will read and cost. */
  readonly onEstimate: (estimate: ScanEstimate) => void;
  readonly onProgress?: (step: "replaying", share: number) => void;
}

/**
 * The same analysis as `analyze`, as SQL on Athena over logs in S3: nothing but counts comes back.
 *
 * Region and credentials are the SDK's own settings. A day's folder is the day of delivery: what came in the last
 * minutes before midnight lies in the next one.
 *
 * @throws {InvalidLogError} for a table or an option that cannot be used
 * @throws {ScanLimitError} when the query would scan more than the limit; it was not started
 * @throws {AthenaQueryError} when Athena could not run it
 * @throws {InterruptedError} when the signal came; the query was stopped
 */
export async function analyzeOnAthena(options: AthenaOptions, io: AthenaIo): Promise<AnalyzedLog> {
  const resolved = resolveAnalysisOptions(options);
  const table = await readLogTable(new GlueClient(), options.database, options.table);
  const days = daysIn(options, table);
  const estimate = await estimateScan(new S3Client(), table, days, io.signal);
  io.onEstimate(estimate);
  refuseLargeScan(estimate, options.maxScanBytes);
  const result = await runQuery(new AthenaClient(), {
    sql: statementFor(table, days),
    database: table.database,
    ...(options.workGroup !== undefined && { workGroup: options.workGroup }),
    ...(options.outputLocation !== undefined && { outputLocation: options.outputLocation }),
    ...(io.signal && { signal: io.signal }),
  });
  const where = `${table.database}.${table.name}, ${options.from} to ${options.to}`;
  return analyzeCounts(
    {
      engine: "athena",
      sources: [{ where, format: table.format, bytes: result.scannedBytes }],
      counts: await countsOf(result),
      // A table has no line numbers, and what its SerDe could not read is not in it.
      firstMalformed: [],
    },
    resolved,
    (share) => io.onProgress?.("replaying", share),
  );
}

/** The statement that Athena runs: the counts, of routes only the most frequent, because every row is fetched. */
function statementFor(table: LogTable, days: readonly string[]): string {
  const source = tableSource(athenaDialect, table, { first: days[0] ?? "", last: days.at(-1) ?? "" });
  const counts = countsQuery(athenaDialect, [source], { oneMinuteIn: 1 });
  return `SELECT ${countColumns.join(", ")} FROM (
SELECT *, ROW_NUMBER() OVER (PARTITION BY facet ORDER BY requests DESC) AS place FROM (
${counts}
) AS counts
) AS ranked WHERE facet <> 'route' OR place <= ${mostRoutes}`;
}

/** One pass over the pages; minutes are few enough to be held as rows. */
async function countsOf(result: QueryResult): Promise<LogCounts> {
  const minutes: CountRow[] = [];
  const counts = await collectCounts(countRows(result, (row) => minutes.push(row)));
  return { ...counts, minutes: minutesFromRows(minutes) };
}

async function* countRows(result: QueryResult, onMinute: (row: CountRow) => void): AsyncGenerator<CountRow> {
  for await (const cells of result.rows()) {
    const row = toCountRow(cells);
    if (row.facet === "time" && row.kind === kinds.request) onMinute(row);
    yield row;
  }
}
