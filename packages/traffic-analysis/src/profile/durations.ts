import type { DurationCount } from "../counts/log-counts.js";
import { quantileOfCounts } from "./quantile.js";

/** How long something takes; milliseconds. Percentiles are right within 0.5 %. */
export interface Durations {
  readonly count: number;
  readonly meanMs: number;
  /** Coefficient of variation: standard deviation over mean. */
  readonly cv: number;
  readonly p50Ms: number;
  readonly p90Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/**
 * @param counts from short to long
 * @param sumMs exact sum, for the mean
 * @returns undefined when nothing was timed
 */
export function durationsOf(counts: readonly DurationCount[], sumMs: number): Durations | undefined {
  const count = counts.reduce((sum, { requests }) => sum + requests, 0);
  if (count === 0) return undefined;
  const at = (share: number) => quantileOfCounts(counts, share);
  return {
    count,
    meanMs: sumMs / count,
    cv: variationOf(counts, count),
    p50Ms: at(0.5),
    p90Ms: at(0.9),
    p95Ms: at(0.95),
    p99Ms: at(0.99),
    maxMs: at(1),
  };
}

function variationOf(counts: readonly DurationCount[], count: number): number {
  const moment = (power: number) =>
    counts.reduce((sum, { durationMs, requests }) => sum + durationMs ** power * requests, 0) / count;
  const mean = moment(1);
  return mean === 0 ? 0 : Math.sqrt(Math.max(0, moment(2) - mean ** 2)) / mean;
}
