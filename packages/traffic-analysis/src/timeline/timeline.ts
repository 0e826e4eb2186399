import type { MinuteCount } from "../counts/minute-count.js";
import { InvalidLogError } from "../errors.js";

/** The log minute by minute, without gaps: a minute of which the log says nothing had no requests. */
export interface Timeline {
  /** First minute; whole epoch minutes. */
  readonly startMinute: number;
  readonly requests: Float64Array;
  /** Most requests in one second of the minute. */
  readonly busiestSecond: Float64Array;
  /** Sum of the squared counts of its seconds. */
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
 * @param minutes in order; at least one
 * @param where what to call the log in messages
 * @throws {InvalidLogError} when there is none, or the log spans more than ten years
 */
export function timelineOf(minutes: readonly MinuteCount[], where: string): Timeline {
  const [first, last] = [minutes[0], minutes.at(-1)];
  if (first === undefined || last === undefined) {
    throw new InvalidLogError({ where, found: "no requests", expected: "at least one line that is a request" });
  }
  const length = last.minute - first.minute + 1;
  if (length > mostMinutes) {
    const [from, to] = [first, last].map(({ minute }) => new Date(minute * 60_000).toISOString());
    throw new InvalidLogError({ where, found: `timestamps from ${from} to ${to}`, expected: "at most ten years" });
  }
  const column = (pick: (minute: MinuteCount) => number) => {
    const values = new Float64Array(length);
    for (const minute of minutes) values[minute.minute - first.minute] = pick(minute);
    return values;
  };
  return {
    startMinute: first.minute,
    requests: column(({ requests }) => requests),
    busiestSecond: column(({ busiestSecond }) => busiestSecond),
    squares: column(({ squares }) => squares),
    durationMs: column(({ durationMs }) => durationMs),
    timed: column(({ timed }) => timed),
    coldStarts: column(({ coldStarts }) => coldStarts),
  };
}
