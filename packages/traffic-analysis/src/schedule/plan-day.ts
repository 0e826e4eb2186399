import type { HourValues } from "./hour-values.js";

/** Hours of a day with one capacity. */
export interface Stretch {
  /** 0 to 23. */
  readonly fromHour: number;
  /** The hour after the last; 1 to 24. */
  readonly toHour: number;
  /** Provisioned executions; >= 1. */
  readonly capacity: number;
  /** Net of what on demand would have cost; USD a week. */
  readonly costUsdWeek: number;
  /** Peak minutes that find all they need. */
  readonly covered: number;
}

/** Windows open that much earlier: allocation takes one to two minutes, and is billed in steps of five. */
export const leadMinutes = 5;

/**
 * The cheapest windows of a day when every covered peak minute is worth `usdPerMinute`:
 *
 *   minimise  sum over windows of (cost - usdPerMinute x covered + opening)
 *
 * by dynamic programming over the hours: the best plan from an hour on is a window from there to some later hour and
 * the best plan from then on, or an hour without and the best plan after it. Opening a window costs the lead time of
 * its capacity and one idle execution-hour a day, so that windows are not split for less than that.
 */
export function planDay(values: HourValues, daysPerWeek: number, usdPerMinute: number): readonly Stretch[] {
  const costs = values.costUsd.map(prefixSums);
  const covers = values.covered.map(prefixSums);
  const best: { value: number; next: number; stretch: Stretch | undefined }[] = [];
  best[24] = { value: 0, next: 24, stretch: undefined };
  for (let from = 23; from >= 0; from--) {
    let choice = { value: best[from + 1]?.value ?? 0, next: from + 1, stretch: undefined as Stretch | undefined };
    for (const [index, capacity] of values.capacities.entries()) {
      const lead = from === 0 ? 0 : leadMinutes / 60;
      const opening = values.idleUsdHour * daysPerWeek * (1 + lead * capacity);
      for (let to = from + 1; to <= 24; to++) {
        const cost = between(costs[index], from, to);
        const covered = between(covers[index], from, to);
        const value = cost - usdPerMinute * covered + opening + (best[to]?.value ?? 0);
        if (value >= choice.value) continue;
        const leadUsd = values.idleUsdHour * daysPerWeek * lead * capacity;
        const stretch = { fromHour: from, toHour: to, capacity, costUsdWeek: cost + leadUsd, covered };
        choice = { value, next: to, stretch };
      }
    }
    best[from] = choice;
  }
  const plan: Stretch[] = [];
  for (let hour = 0; hour < 24; hour = best[hour]?.next ?? 24) {
    const stretch = best[hour]?.stretch;
    if (stretch !== undefined) plan.push(stretch);
  }
  return plan;
}

function prefixSums(values: readonly number[]): readonly number[] {
  const sums = [0];
  for (const value of values) sums.push((sums.at(-1) ?? 0) + value);
  return sums;
}

const between = (sums: readonly number[] | undefined, from: number, to: number): number =>
  (sums?.[to] ?? 0) - (sums?.[from] ?? 0);
