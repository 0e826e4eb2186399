import { type Day, isComplete } from "./days.js";

/** Days that share a pattern. */
type DayGroup = "every day" | "Mon-Fri" | "Sat-Sun";

/** Hours that are busy again and again. */
export interface Peak {
  readonly days: DayGroup;
  /** First hour, 0 to 23, local. */
  readonly fromHour: number;
  /** The hour after the last; 1 to 24. */
  readonly toHour: number;
  /** Requests an hour in it, over all days of the group. */
  readonly perHour: number;
  /** How many times the mean hour of those days that is. */
  readonly timesMean: number;
  /** Days of the group on which it showed: its hours, taken together, were as busy as a peak is. */
  readonly daysShown: number;
  readonly daysSeen: number;
  /** daysShown / daysSeen; fraction. */
  readonly regularity: number;
}

/** An hour is busy when it has this many times the requests of its day's mean hour. */
const busyTimes = 1.5;

/** On one day everything is regular. */
const fewestDays = 2;

/** Hours belong to a peak when they are busy on at least half of the days. */
const usualShare = 0.5;

/**
 * The hours that are regularly busy, apart for weekdays and weekends where the two differ.
 *
 * @param days of the log; only complete ones count
 */
export function findPeaks(days: readonly Day[]): readonly Peak[] {
  const complete = days.filter(isComplete);
  const weekdays = peaksOf(
    complete.filter(({ weekday }) => weekday < 5),
    "Mon-Fri",
  );
  const weekend = peaksOf(
    complete.filter(({ weekday }) => weekday >= 5),
    "Sat-Sun",
  );
  const hours = (peaks: readonly Peak[]) => peaks.map(({ fromHour, toHour }) => `${fromHour}-${toHour}`).join(",");
  const alike = weekdays.length > 0 && hours(weekdays) === hours(weekend);
  return alike ? peaksOf(complete, "every day") : [...weekdays, ...weekend];
}

function peaksOf(days: readonly Day[], group: DayGroup): readonly Peak[] {
  if (days.length < fewestDays) return [];
  const busy = Array.from(
    { length: 24 },
    (_, hour) => shareOf(days, (day) => isBusy(day, hour, hour + 1)) >= usualShare,
  );
  const peaks: Peak[] = [];
  for (let from = 0; from < 24; from++) {
    if (!busy[from]) continue;
    let to = from + 1;
    while (busy[to]) to++;
    peaks.push(peakOf(days, group, from, to));
    from = to;
  }
  return peaks;
}

function peakOf(days: readonly Day[], group: DayGroup, fromHour: number, toHour: number): Peak {
  const daysShown = days.filter((day) => isBusy(day, fromHour, toHour)).length;
  const perHour = mean(days.map((day) => meanOf(day, fromHour, toHour)));
  return {
    days: group,
    fromHour,
    toHour,
    perHour,
    timesMean: perHour / mean(days.map((day) => meanOf(day, 0, 24))),
    daysShown,
    daysSeen: days.length,
    regularity: daysShown / days.length,
  };
}

const isBusy = (day: Day, from: number, to: number): boolean =>
  day.requests > 0 && meanOf(day, from, to) >= busyTimes * meanOf(day, 0, 24);

/** Mean requests of the hours that the log covers; NaN when it covers none, as the hour that spring skips. */
const meanOf = ({ hours }: Day, from: number, to: number): number =>
  mean(hours.slice(from, to).filter((count) => !Number.isNaN(count)));

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const shareOf = (days: readonly Day[], holds: (day: Day) => boolean): number =>
  days.length === 0 ? 0 : days.filter(holds).length / days.length;
