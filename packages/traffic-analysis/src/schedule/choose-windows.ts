import { dayGroupings, type Weekdays } from "./day-groups.js";
import { type Demand, demandByHour, type IsPeak, peaksOf } from "./demand.js";
import { type HourValues, hourValues } from "./hour-values.js";
import { planDay, type Stretch } from "./plan-day.js";

/** A window of the suggested schedule. */
export interface Window extends Stretch {
  readonly weekdays: Weekdays;
  /** Share of the window's time in which its last execution is busy: above 0.6 it pays for itself; fraction. */
  readonly lastBusyShare: number;
}

/** Windows that cover the stated share of the peaks at the least cost. */
export interface Schedule {
  readonly windows: readonly Window[];
  /** Peak minutes of what it was learnt from: the busiest tenth. */
  readonly peakMinutes: number;
  /** Of those, the share that finds all the executions it needs; fraction. */
  readonly covered: number;
  /** Net of what on demand would have cost for the same work, on what it was learnt from; USD a week. */
  readonly costUsdWeek: number;
}

export interface ScheduleOptions {
  /** Share of the peak minutes to cover; fraction, 0 <= x <= 1. */
  readonly cover: number;
  readonly memoryMb: number;
}

/** A finer grouping of days has to be cheaper by this share of what covering costs: more lines must pay. */
const finerShare = 0.05;

/**
 * Chooses windows that cover a share of the peaks at the least cost.
 *
 *   minimise cost(windows)  subject to  covered(windows) >= cover x peak minutes
 *
 * Lagrange's way: every covered peak minute is given a worth, the cheapest windows for that worth follow by dynamic
 * programming (`planDay`), and the smallest worth that covers enough is found by bisection. What comes out is optimal
 * for the share that it covers, which may be a little more than was asked for.
 * Days are grouped (all alike, weekend apart, each day) as coarsely as costs nearly the least.
 */
export function chooseWindows(demand: Demand, { cover, memoryMb }: ScheduleOptions): Schedule {
  const isPeak = peaksOf(demand);
  const schedules = dayGroupings(demand.readings).map((grouping) => {
    const groups = grouping.map((weekdays) => groupOf(demand, weekdays, isPeak, memoryMb));
    return cheapest(groups, cover);
  });
  return schedules.reduce((best, finer) => {
    const margin = finerShare * Math.abs(best.costUsdWeek);
    return finer.costUsdWeek < best.costUsdWeek - margin ? finer : best;
  });
}

interface Group {
  readonly weekdays: Weekdays;
  readonly values: HourValues;
  readonly peakMinutes: number;
}

function groupOf(demand: Demand, weekdays: Weekdays, isPeak: IsPeak, memoryMb: number): Group {
  const hours = demandByHour(demand, weekdays, isPeak);
  const peakMinutes = hours.reduce((sum, { peakNeeds }) => sum + peakNeeds.length, 0);
  return { weekdays, values: hourValues(hours, weekdays.length, memoryMb), peakMinutes };
}

/** Bisection halves the range of worths this often: to a millionth of what the dearest minute could cost. */
const halvings = 40;

function cheapest(groups: readonly Group[], cover: number): Schedule {
  const free = scheduleFor(groups, 0);
  if (free.covered >= cover) return free;
  let [low, high] = [0, dearestMinute(groups)];
  let best = scheduleFor(groups, high);
  for (let step = 0; step < halvings; step++) {
    const worth = (low + high) / 2;
    const schedule = scheduleFor(groups, worth);
    if (schedule.covered >= cover) {
      best = schedule;
      high = worth;
    } else low = worth;
  }
  return best;
}

/** More than any peak minute can cost to cover: the highest capacity, held all week, for one minute. */
function dearestMinute(groups: readonly Group[]): number {
  const capacity = Math.max(0, ...groups.map(({ values }) => values.capacities.at(-1) ?? 0));
  return (groups[0]?.values.idleUsdHour ?? 0) * 24 * 7 * (capacity + 2);
}

function scheduleFor(groups: readonly Group[], usdPerMinute: number): Schedule {
  const windows = groups.flatMap(({ weekdays, values }) =>
    planDay(values, weekdays.length, usdPerMinute).map((stretch) => ({
      weekdays,
      ...stretch,
      lastBusyShare: lastBusyShare(values, stretch),
    })),
  );
  const peakMinutes = groups.reduce((sum, group) => sum + group.peakMinutes, 0);
  const covered = windows.reduce((sum, window) => sum + window.covered, 0);
  return {
    windows,
    peakMinutes,
    covered: peakMinutes === 0 ? 1 : covered / peakMinutes,
    costUsdWeek: windows.reduce((sum, { costUsdWeek }) => sum + costUsdWeek, 0),
  };
}

function lastBusyShare({ busy }: HourValues, { fromHour, toHour, capacity }: Stretch): number {
  const shares = busy.slice(fromHour, toHour).map((hour) => hour[capacity - 1] ?? 0);
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}
