import type { Timeline } from "../timeline/timeline.js";

/** The trace that `autoscale simulate` replays: requests of every minute, also of those without. */
export function traceCsv({ startMinute, requests }: Timeline): string {
  const lines = Array.from(requests, (count, index) => {
    const at = new Date((startMinute + index) * 60_000).toISOString();
    return `${at.slice(0, 19)}Z,${count}`;
  });
  return `${["timestamp,count", ...lines].join("\n")}\n`;
}
