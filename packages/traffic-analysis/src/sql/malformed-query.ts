import type { EventSource } from "./counts-query.js";

/** The first malformed lines of a source, in the order of the source. */
export function malformedQuery({ relation, event }: EventSource, most: number): string {
  const unread =
    event.weight === undefined
      ? "(second >= 0) IS NOT TRUE"
      : `(second >= 0 AND ${event.weight} IS NOT NULL) IS NOT TRUE`;
  const skipped = event.skipped === undefined ? "" : ` AND (${event.skipped}) IS NOT TRUE`;
  return `SELECT line FROM (SELECT *, ${event.second} AS second FROM ${relation}) AS lines_read
  WHERE ${unread}${skipped} LIMIT ${most}`;
}
