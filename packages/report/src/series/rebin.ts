import { drawable, type Extent } from "./extent.js";
import type { Series } from "./series.js";

/** Counts added up over equal bins of time. */
export interface Bins {
  readonly binMs: number;
  /** Epoch ms of the first bin's start: a multiple of the length, counted from `origin`. */
  readonly startAt: number;
  /** NaN where nothing is known. */
  readonly sums: Float64Array;
}

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Lengths that people count in. */
const lengths = [
  ...[1, 2, 5, 10, 30].map((seconds) => seconds * secondMs),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * minuteMs),
  ...[1, 2, 3, 6, 12].map((hours) => hours * hourMs),
  ...[1, 2, 7, 14, 30, 91, 182, 365].map((days) => days * dayMs),
];

/**
 * Adds counts up so that no more than so many bins are left, of a length that people count in.
 * @param origin epoch ms from which bins are counted: a midnight of the zone, so that a day's bin is a day
 */
export function rebin(series: Series, within: Extent, mostBins: number, origin: number): Bins {
  const least = Math.max((within.max - within.min) / Math.max(1, mostBins - 1), spacing(series.at));
  const binMs = lengths.find((length) => length >= least * (1 - 1e-9)) ?? Math.ceil(least / dayMs) * dayMs;
  const startAt = origin + Math.floor((within.min - origin) / binMs) * binMs;
  const sums = new Float64Array(Math.floor((within.max - startAt) / binMs) + 1).fill(Number.NaN);
  for (let index = 0; index < series.at.length; index++) {
    const now = series.at[index] ?? Number.NaN;
    const value = drawable(series.values[index] ?? Number.NaN);
    if (Number.isNaN(value) || !(now >= within.min && now <= within.max)) continue;
    const bin = Math.floor((now - startAt) / binMs);
    const known = sums[bin] ?? Number.NaN;
    sums[bin] = drawable(Number.isNaN(known) ? value : known + value);
  }
  return { binMs, startAt, sums };
}

/** The shortest time between two instants that differ; 0 when there are none. */
function spacing(at: ArrayLike<number>): number {
  let least = Number.POSITIVE_INFINITY;
  for (let index = 1; index < at.length; index++) {
    const gap = (at[index] ?? 0) - (at[index - 1] ?? 0);
    if (gap > 0 && gap < least) least = gap;
  }
  return Number.isFinite(least) ? least : 0;
}
