import { hourOf, weekdayOf } from "../timeline/local-clock.js";
import type { Timeline } from "../timeline/timeline.js";

/** How much came in one hour of the day, or of the week. */
export interface HourProfile {
  /** 0 to 23, local. */
  readonly hour: number;
  readonly requests: number;
  /** Minutes of the log that fall into it: hours that spring skips and the log's first and last hour are short. */
  readonly minutes: number;
  /** Requests an hour, over the hours that the log covers; 0 where it covers none. */
  readonly perHour: number;
  readonly coldStarts: number;
}

export interface WeekHourProfile extends HourProfile {
  /** Monday 0 to Sunday 6. */
  readonly weekday: number;
}

/** Requests by hour of day; 24 entries. */
export function hourOfDay(timeline: Timeline, readings: Float64Array): readonly HourProfile[] {
  return cells(timeline, readings, 24, hourOf).map((cell, hour) => ({ hour, ...cell }));
}

/** Requests by hour of week; 168 entries from Monday 0:00. */
export function hourOfWeek(timeline: Timeline, readings: Float64Array): readonly WeekHourProfile[] {
  const place = (reading: number) => weekdayOf(reading) * 24 + hourOf(reading);
  return cells(timeline, readings, 168, place).map((cell, index) => ({
    weekday: Math.floor(index / 24),
    hour: index % 24,
    ...cell,
  }));
}

function cells(
  { requests, coldStarts }: Timeline,
  readings: Float64Array,
  count: number,
  place: (reading: number) => number,
): readonly Omit<HourProfile, "hour">[] {
  const sums = Array.from({ length: count }, () => ({ requests: 0, minutes: 0, coldStarts: 0 }));
  for (const [index, reading] of readings.entries()) {
    const cell = sums[place(reading)];
    if (cell === undefined) continue;
    cell.minutes += 1;
    cell.requests += requests[index] ?? 0;
    cell.coldStarts += coldStarts[index] ?? 0;
  }
  return sums.map((cell) => ({ ...cell, perHour: cell.minutes === 0 ? 0 : (cell.requests * 60) / cell.minutes }));
}
