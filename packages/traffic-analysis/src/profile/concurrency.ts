import type { Timeline } from "../timeline/timeline.js";
import { quantile } from "./quantile.js";

/** How many executions ran at the same time, told from arrivals and durations. */
export interface Concurrency {
  /** Mean over all minutes; executions. */
  readonly mean: number;
  /** Percentiles of the minutes' means. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/**
 * The mean concurrency of every minute, by Little's law:
 *
 *   concurrency = requests x mean duration / 60 s
 *
 * The mean is the minute's own where its requests were timed, else the log's, else the one assumed. Work is counted
 * where it arrived: exact for durations that are short against a minute.
 *
 * @param assumedMs mean duration where the log has none at all; milliseconds
 */
export function concurrencyByMinute({ requests, durationMs, timed }: Timeline, assumedMs: number): Float64Array {
  const total = timed.reduce((sum, count) => sum + count, 0);
  const usualMs = total === 0 ? assumedMs : durationMs.reduce((sum, ms) => sum + ms, 0) / total;
  return requests.map((count, index) => {
    const known = timed[index] ?? 0;
    const meanMs = known === 0 ? usualMs : (durationMs[index] ?? 0) / known;
    return (count * meanMs) / 60_000;
  });
}

export function concurrencyOf(byMinute: Float64Array): Concurrency {
  return {
    mean: byMinute.reduce((sum, value) => sum + value, 0) / byMinute.length,
    p50: quantile(byMinute, 0.5),
    p95: quantile(byMinute, 0.95),
    p99: quantile(byMinute, 0.99),
    max: quantile(byMinute, 1),
  };
}
