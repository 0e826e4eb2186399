import { dayOf, weekdayNames } from "../timeline/local-clock.js";

/** Weekdays that share windows; Monday 0 to Sunday 6, rising. */
export type Weekdays = readonly number[];

const everyDay: readonly Weekdays[] = [[0, 1, 2, 3, 4, 5, 6]];
const weekend: readonly Weekdays[] = [
  [0, 1, 2, 3, 4],
  [5, 6],
];
const saturday: readonly Weekdays[] = [[0, 1, 2, 3, 4], [5], [6]];
const eachDay: readonly Weekdays[] = [[0], [1], [2], [3], [4], [5], [6]];

/**
 * Ways to group the days of the week that so many days can tell, coarse ones first: a weekday that was seen once is an
 * anecdote.
 */
export function dayGroupings(readings: Float64Array): readonly (readonly Weekdays[])[] {
  const days = readings.length === 0 ? 0 : dayOf(readings.at(-1) ?? 0) - dayOf(readings[0] ?? 0) + 1;
  if (days < 7) return [everyDay];
  if (days < 21) return [everyDay, weekend];
  return [everyDay, weekend, saturday, eachDay];
}

/** The days as EventBridge's cron writes them: `MON-FRI`, `SAT,SUN`; `*` for all. */
export function cronDays(weekdays: Weekdays): string {
  if (weekdays.length === 7) return "*";
  const names = weekdays.map((weekday) => (weekdayNames[weekday] ?? "").toUpperCase());
  const inARow = weekdays.every((weekday, index) => index === 0 || weekday === (weekdays[index - 1] ?? 0) + 1);
  return inARow && names.length > 2 ? `${names[0]}-${names.at(-1)}` : names.join(",");
}

/** The days for people. */
export function describeDays(weekdays: Weekdays): string {
  const cron = cronDays(weekdays);
  if (cron === "*") return "every day";
  return cron.replace(/[A-Z]{3}/g, (name) => `${name.charAt(0)}${name.slice(1).toLowerCase()}`).replace(",", ", ");
}
