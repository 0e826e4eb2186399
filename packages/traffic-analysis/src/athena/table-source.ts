import { albEvent } from "../formats/alb-event.js";
import { cloudFrontEvent } from "../formats/cloudfront-event.js";
import type { EventSource } from "../sql/counts-query.js";
import type { Dialect } from "../sql/dialect.js";
import { literal } from "../sql/quote.js";
import type { LogTable } from "./log-table.js";

/**
 * The events of a table: the same expressions as for lines, over its columns. Columns are renamed first, because the
 * tables' own names (`time`, `date`) are words of SQL, and some are names of the events' columns.
 *
 * @param days first and last day, as the table writes them: they choose the partitions that are read
 */
export function tableSource(
  dialect: Dialect,
  { database, name, format, dayColumn }: LogTable,
  days: { readonly first: string; readonly last: string },
): EventSource {
  const columns = columnsOf[format].map(([expression, alias]) => `${expression} AS ${alias}`).join(", ");
  const relation =
    `(SELECT ${columns} FROM ${quoted(database)}.${quoted(name)}` +
    ` WHERE ${quoted(dayColumn)} BETWEEN ${literal(days.first)} AND ${literal(days.last)})`;
  const second = dialect.isoSeconds("log_time");
  if (format === "alb") {
    return {
      relation,
      event: albEvent({ second, request: "log_request", status: "log_status", targetSeconds: "log_taken" }),
    };
  }
  const fields = { method: "log_method", path: "log_path", status: "log_status", secondsTaken: "log_taken" };
  return { relation, event: cloudFrontEvent({ second, ...fields }) };
}

const columnsOf = {
  alb: [
    ['"time"', "log_time"],
    ["request_verb || ' ' || regexp_extract(request_url, '^[^?]*')", "log_request"],
    ["CAST(elb_status_code AS VARCHAR)", "log_status"],
    ["target_processing_time", "log_taken"],
  ],
  cloudfront: [
    [`CAST("date" AS VARCHAR) || 'T' || "time" || 'Z'`, "log_time"],
    ["cs_method", "log_method"],
    ["cs_uri_stem", "log_path"],
    ["CAST(sc_status AS VARCHAR)", "log_status"],
    ["time_taken", "log_taken"],
  ],
} as const;

const quoted = (identifier: string): string => `"${identifier.replaceAll('"', '""')}"`;
