import type { CountRow } from "./count-row.js";

/** What the minutes of a log held, in columns: a year has half a million. */
export interface MinuteColumns {
  /** Whole epoch minutes, rising. */
  readonly minute: Float64Array;
  readonly requests: Float64Array;
  /** Most requests in one second of it; NaN when it was counted as a whole. */
  readonly busiestSecond: Float64Array;
  /** Sum of the squared counts of its seconds; NaN when it was counted as a whole. */
  readonly squares: Float64Array;
  /** Sum of the durations of its requests that have one; milliseconds. */
  readonly durationMs: Float64Array;
  /** Requests with a duration. */
  readonly timed: Float64Array;
  readonly coldStarts: Float64Array;
  /** Sum of the cold starts' times; milliseconds. */
  readonly initMs: Float64Array;
}

/** The fields, in the order of `countColumns`. */
export const minuteFields = [
  "minute",
  "requests",
  "busiestSecond",
  "squares",
  "durationMs",
  "timed",
  "coldStarts",
  "initMs",
] as const satisfies readonly (keyof MinuteColumns)[];

/** Columns made field by field. */
export function mapFields(make: (field: keyof MinuteColumns) => Float64Array): MinuteColumns {
  return {
    minute: make("minute"),
    requests: make("requests"),
    busiestSecond: make("busiestSecond"),
    squares: make("squares"),
    durationMs: make("durationMs"),
    timed: make("timed"),
    coldStarts: make("coldStarts"),
    initMs: make("initMs"),
  };
}

/** @param rows of minutes, in any order */
export function minutesFromRows(rows: readonly CountRow[]): MinuteColumns {
  const sorted = rows.toSorted((a, b) => (a.minute ?? 0) - (b.minute ?? 0));
  return mapFields((field) => Float64Array.from(sorted, (row) => row[field] ?? Number.NaN));
}
