import type { Timeline } from "../timeline/timeline.js";

/** The trace that `autoscale simulate` replays: requests of every minute, also of those without. */
export function traceCsv({ startMinute, requests }: Timeline): string {
  const lines = Array.from(requests, (count, index) => {
    const at = new Date((startMinute + index) * 60_000).toISOString();
    // Parts of requests come from bins that were spread; plain digits, because a trace knows no exponents.
    return `${at.slice(0, 19)}Z,${Number(count.toFixed(6))}`;
  });
  return `${["timestamp,count", ...lines].join("\n")}\n`;
}
