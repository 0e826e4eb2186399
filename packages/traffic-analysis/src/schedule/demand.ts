import { quantile } from "../profile/quantile.js";
import { hourOf, weekdayOf } from "../timeline/local-clock.js";

/** What the schedule is learnt from: one entry a minute. */
export interface Demand {
  /** Local wall clock; see `localReadings`. */
  readonly readings: Float64Array;
  /** Mean concurrency. */
  readonly loads: Float64Array;
  /** Executions that the minute needs; whole. */
  readonly needs: Float64Array;
}

/** Minutes of one hour of day on some weekdays. */
export interface HourDemand {
  readonly loads: readonly number[];
  /** Executions that its peak minutes need, rising. */
  readonly peakNeeds: readonly number[];
}

/** Which minutes are peaks, by their concurrency. */
export type IsPeak = (load: number) => boolean;

const peakShare = 0.1;

/**
 * The busiest tenth of the minutes are the peaks, as far as they are busier than the median minute: even traffic has
 * none, and where most minutes are alike only the others can be peaks.
 */
export function peaksOf({ loads }: Demand): IsPeak {
  const [from, above] = [quantile(loads, 1 - peakShare), quantile(loads, 0.5)];
  return (load) => load >= from && load > above;
}

/** The demand hour by hour on these weekdays; 24 entries. */
export function demandByHour(demand: Demand, weekdays: readonly number[], isPeak: IsPeak): readonly HourDemand[] {
  const hours = Array.from({ length: 24 }, () => ({ loads: [] as number[], peakNeeds: [] as number[] }));
  for (const [index, reading] of demand.readings.entries()) {
    if (!weekdays.includes(weekdayOf(reading))) continue;
    const hour = hours[hourOf(reading)];
    const load = demand.loads[index] ?? 0;
    hour?.loads.push(load);
    if (isPeak(load)) hour?.peakNeeds.push(demand.needs[index] ?? 0);
  }
  for (const { peakNeeds } of hours) peakNeeds.sort((a, b) => a - b);
  return hours;
}
