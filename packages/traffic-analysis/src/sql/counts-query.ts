import type { EventSql } from "../formats/layout.js";
import type { Dialect } from "./dialect.js";
import { durationClass } from "./duration-class.js";
import { facetColumns, facetName, facetsOf, groupingSets } from "./facets.js";
import { routeTemplate } from "./route-template.js";

/** Where events come from: a relation, and what its rows say. */
export interface EventSource {
  /** SQL of a relation, for behind FROM. */
  readonly relation: string;
  readonly event: EventSql;
}

/** What became of a line. */
export const kinds = { request: 0, skipped: 1, malformed: 2 } as const;

/** Which minutes are looked at second by second: one in so many; whole, >= 1. */
export interface SecondSampling {
  readonly oneMinuteIn: number;
}

/**
 * The one query of the analysis, for both engines: every line is read once and counted by second, by route and
 * status, by class of duration and of cold start, and by memory; then seconds are summed up to minutes and requests
 * to routes, which have few distinct values left by then.
 *
 * Of a long log most minutes are counted as a whole: seconds only tell how bursts look, and they are what takes memory.
 *
 * Columns: facet, kind, minute, route, status, duration_class, init_class, memory_mb, used_mb; requests,
 * busiest_second and squares (largest count and sum of the squared counts of the seconds; NULL for a minute counted as
 * a whole), duration_ms, timed (requests with a duration), cold_starts, init_ms.
 */
export function countsQuery(
  dialect: Dialect,
  sources: readonly EventSource[],
  { oneMinuteIn }: SecondSampling,
): string {
  const asked = facetsOf(sources.map(({ event }) => event));
  const minute = dialect.wholeQuotient("second", 60);
  return `WITH events AS (
${sources.map(eventsSql).join("\nUNION ALL\n")}
), timed_events AS (
  SELECT *, ${oneMinuteIn === 1 ? "second" : `CASE WHEN ${isSampled(minute, oneMinuteIn)} THEN second ELSE -(${minute}) END`} AS bin
  FROM events
), counted AS (
  SELECT ${facetName(asked)} AS facet, kind, ${facetColumns(asked)},
    ${requests(sources)} AS requests, ${aggregatesOf("duration_ms", "timed", asked.includes("duration"))},
    ${aggregatesOf("init_ms", "cold_starts", asked.includes("init"))}
  FROM timed_events
  GROUP BY GROUPING SETS (${groupingSets(asked)})
)
SELECT facet, kind, CASE WHEN bin < 0 THEN -bin ELSE ${dialect.wholeQuotient("bin", 60)} END AS minute,
  ${routeTemplate(dialect, "request")} AS route, status, duration_class, init_class, memory_mb, used_mb,
  SUM(requests) AS requests, MAX(CASE WHEN bin >= 0 THEN requests END) AS busiest_second,
  SUM(CASE WHEN bin >= 0 THEN CAST(requests AS DOUBLE) * CAST(requests AS DOUBLE) END) AS squares,
  SUM(duration_ms) AS duration_ms, SUM(timed) AS timed, SUM(cold_starts) AS cold_starts, SUM(init_ms) AS init_ms
FROM counted
WHERE kind = ${kinds.request} OR facet = 'time'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9`;
}

/** Spread over the hour: jobs that start on the minute would be in every sample of equal steps, or in none. */
const isSampled = (minute: string, oneMinuteIn: number): string =>
  `MOD(MOD(${minute} * 7919, 10007), ${oneMinuteIn}) = 0`;

/** Events of one source: the columns of `countsQuery` before counting, and the kind of each line. */
function eventsSql({ relation, event }: EventSource): string {
  // Negative bins are minutes; and no log is from before 1970.
  const known = event.weight === undefined ? "second >= 0" : "second >= 0 AND weight IS NOT NULL";
  // What is no request is asked only of lines that are none: CASE stops at the first that holds.
  const skipped = event.skipped === undefined ? "" : `WHEN ${event.skipped} THEN ${kinds.skipped} `;
  return `  SELECT ${eventColumns.join(", ")}, ${durationClass("duration_ms")} AS duration_class,
    ${durationClass("init_ms")} AS init_class, CASE WHEN ${known} THEN ${kinds.request} ${skipped}ELSE ${kinds.malformed} END AS kind
  FROM (SELECT *, ${event.second} AS second,
    ${event.route ?? nothing("VARCHAR")} AS request, ${event.status ?? nothing("VARCHAR")} AS status,
    ${event.durationMs ?? nothing("DOUBLE")} AS duration_ms, ${event.initMs ?? nothing("DOUBLE")} AS init_ms,
    ${event.memoryMb ?? nothing("INTEGER")} AS memory_mb, ${event.usedMb ?? nothing("INTEGER")} AS used_mb,
    ${event.weight ?? "CAST(1 AS DOUBLE)"} AS weight
  FROM ${relation}) AS lines_read`;
}

const eventColumns = ["second", "request", "status", "duration_ms", "init_ms", "memory_mb", "used_mb", "weight"];

/** Sum and number of the known values. A column that no source has costs memory in every group: it is left out. */
const aggregatesOf = (column: string, count: string, known: boolean): string =>
  known
    ? `SUM(${column}) AS ${column}, COUNT(${column}) AS ${count}`
    : `${nothing("DOUBLE")} AS ${column}, ${nothing("BIGINT")} AS ${count}`;

const nothing = (type: string): string => `CAST(NULL AS ${type})`;

/** Adding up weights takes longer than counting, and hardly any log has them. */
const requests = (sources: readonly EventSource[]): string =>
  sources.some(({ event }) => event.weight !== undefined)
    ? `SUM(CASE WHEN kind = ${kinds.request} THEN weight ELSE 1 END)`
    : "COUNT(*)";
