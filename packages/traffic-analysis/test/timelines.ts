import type { Timeline } from "../src/timeline/timeline.js";

/** A timeline made minute by minute; what is not said is 0, and every minute's requests come evenly. */
export function timelineFrom(
  start: string,
  length: number,
  requestsAt: (minute: number) => number,
  rest: Partial<Omit<Timeline, "startMinute" | "requests">> = {},
): Timeline {
  const zeros = () => new Float64Array(length);
  const requests = Float64Array.from({ length }, (_, minute) => requestsAt(minute));
  return {
    startMinute: Date.parse(start) / 60_000,
    requests,
    busiestSecond: requests.map((count) => Math.ceil(count / 60)),
    squares: requests.map((count) => count),
    durationMs: zeros(),
    timed: zeros(),
    coldStarts: zeros(),
    ...rest,
  };
}
