import { type Day, isComplete } from "./days.js";

/** How traffic changes from week to week. */
export interface Growth {
  /** Change a week: 0.1 is 10 % more. Fraction, > -1. */
  readonly perWeek: number;
  /** Pairs of days a week apart that it was told from. */
  readonly pairs: number;
}

/**
 * Growth a week: the median over all days of `requests / requests a week before - 1`. Comparing equal weekdays leaves
 * the week's own shape out, and a single strange day does not move a median.
 *
 * @returns undefined when no complete day has one a week before it
 */
export function growthOf(days: readonly Day[]): Growth | undefined {
  const byDay = new Map(days.filter(isComplete).map((day) => [day.day, day.requests]));
  const ratios = [...byDay].flatMap(([day, requests]) => {
    const before = byDay.get(day - 7) ?? 0;
    return before > 0 ? [requests / before] : [];
  });
  if (ratios.length === 0) return undefined;
  ratios.sort((a, b) => a - b);
  const middle = ratios.length / 2;
  const median = ((ratios[Math.ceil(middle) - 1] ?? 1) + (ratios[Math.floor(middle)] ?? 1)) / 2;
  return { perWeek: median - 1, pairs: ratios.length };
}
