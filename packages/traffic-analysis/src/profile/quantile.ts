import type { DurationCount } from "../counts/log-counts.js";

/**
 * Nearest-rank quantile.
 *
 * @param share fraction, 0 < share <= 1
 * @returns NaN for no values
 * @example quantile([3, 1, 2], 0.5) // 2
 */
export function quantile(values: Iterable<number>, share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** The same of values that are counted by class; `counts` from small to large. */
export function quantileOfCounts(counts: readonly DurationCount[], share: number): number {
  const total = counts.reduce((sum, { requests }) => sum + requests, 0);
  let before = 0;
  for (const { durationMs, requests } of counts) {
    before += requests;
    // Sums of weights may miss the total by a rounding error.
    if (before >= share * total - 1e-9) return durationMs;
  }
  return counts.at(-1)?.durationMs ?? Number.NaN;
}
