import { dayOf } from "../timeline/local-clock.js";

/** Which minutes of a log a schedule is learnt from, and on which it is checked; indexes. */
export interface HoldOut {
  /** Learnt from `[0, split)`. */
  readonly split: number;
  /** Checked on `[split, end)`. */
  readonly end: number;
}

/**
 * Splits a log at a local midnight: whole days are held out, the last ones.
 *
 * @param train share of the days to learn from; fraction, 0 < x < 1
 * @returns undefined when there are fewer than two days
 */
export function holdOut(readings: Float64Array, train: number): HoldOut | undefined {
  const starts = [...readings.keys()].filter((index) => index > 0 && isNewDay(readings, index));
  if (starts.length === 0) return undefined;
  const wanted = train * readings.length;
  const nearest = starts.reduce((best, start) => (Math.abs(start - wanted) < Math.abs(best - wanted) ? start : best));
  return { split: nearest, end: readings.length };
}

const isNewDay = (readings: Float64Array, index: number): boolean =>
  dayOf(readings[index] ?? 0) !== dayOf(readings[index - 1] ?? 0);
