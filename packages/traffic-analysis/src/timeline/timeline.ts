import type { MinuteColumns } from "../counts/minute-columns.js";
import { InvalidLogError } from "../errors.js";

/** The log minute by minute, without gaps: a minute of which the log says nothing had no requests. */
export interface Timeline {
  /** First minute; whole epoch minutes. */
  readonly startMinute: number;
  readonly requests: Float64Array;
  /** Most requests in one second of the minute; NaN when it was counted as a whole. */
  readonly busiestSecond: Float64Array;
  /** Sum of the squared counts of its seconds; NaN when it was counted as a whole. */
  readonly squares: Float64Array;
  /** Sum of durations of the requests that have one; milliseconds. */
  readonly durationMs: Float64Array;
  /** Requests with a duration. */
  readonly timed: Float64Array;
  readonly coldStarts: Float64Array;
}

/** Ten years of minutes. */
const mostMinutes = 10 * 366 * 1440;

/**
 * @param where what to call the log in messages
 * @throws {InvalidLogError} when there is no request, or the log spans more than ten years
 */
export function timelineOf(minutes: MinuteColumns, where: string): Timeline {
  const [first, last] = [minutes.minute[0], minutes.minute.at(-1)];
  if (first === undefined || last === undefined) {
    throw new InvalidLogError({ where, found: "no requests", expected: "at least one line that is a request" });
  }
  const length = last - first + 1;
  if (length > mostMinutes) {
    const [from, to] = [first, last].map((minute) => new Date(minute * 60_000).toISOString());
    throw new InvalidLogError({ where, found: `timestamps from ${from} to ${to}`, expected: "at most ten years" });
  }
  // Where no minute is missing the columns are the timeline.
  const dense = (column: Float64Array): Float64Array => {
    if (column.length === length) return column;
    const values = new Float64Array(length);
    for (const [row, minute] of minutes.minute.entries()) values[minute - first] = column[row] ?? 0;
    return values;
  };
  return {
    startMinute: first,
    requests: dense(minutes.requests),
    busiestSecond: dense(minutes.busiestSecond),
    squares: dense(minutes.squares),
    durationMs: dense(minutes.durationMs),
    timed: dense(minutes.timed),
    coldStarts: dense(minutes.coldStarts),
  };
}
