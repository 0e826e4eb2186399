import { dayOf, hourOf, weekdayOf } from "../timeline/local-clock.js";
import type { Timeline } from "../timeline/timeline.js";

/** One local day of the log. */
export interface Day {
  /** Whole days since 1970, local. */
  readonly day: number;
  /** Monday 0 to Sunday 6. */
  readonly weekday: number;
  readonly requests: number;
  /** Minutes that the log covers; 1380 or 1500 on days when the clocks change. */
  readonly minutes: number;
  /** Requests of each hour, 24 entries; NaN for one that the log does not cover in full. */
  readonly hours: readonly number[];
}

/** A day that the log covers from midnight to midnight, but for an hour at most. */
const completeMinutes = 1380;

export const isComplete = ({ minutes }: Day): boolean => minutes >= completeMinutes;

/** The days of the log in order. */
export function daysOf({ requests }: Timeline, readings: Float64Array): readonly Day[] {
  const days = new Map<number, { requests: number; minutes: number; hours: number[]; covered: number[] }>();
  for (const [index, reading] of readings.entries()) {
    const day = dayOf(reading);
    const known = days.get(day) ?? { requests: 0, minutes: 0, hours: zeros(), covered: zeros() };
    days.set(day, known);
    const count = requests[index] ?? 0;
    const hour = hourOf(reading);
    known.requests += count;
    known.minutes += 1;
    known.hours[hour] = (known.hours[hour] ?? 0) + count;
    known.covered[hour] = (known.covered[hour] ?? 0) + 1;
  }
  return [...days].map(([day, { hours, covered, ...sums }]) => ({
    day,
    weekday: weekdayOf(day * 1440),
    ...sums,
    // An hour that autumn repeats is one of 120 minutes: brought to 60.
    hours: hours.map((count, hour) => ((covered[hour] ?? 0) >= 60 ? (count * 60) / (covered[hour] ?? 60) : Number.NaN)),
  }));
}

const zeros = (): number[] => Array.from({ length: 24 }, () => 0);
