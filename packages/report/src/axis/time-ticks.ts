import type { Extent } from "../series/extent.js";
import { clockText } from "../zone/instant.js";
import { instantOf, wallClockAt } from "../zone/wall-clock.js";

/** A labelled instant of a time axis. */
export interface TimeTick {
  /** Epoch ms. */
  readonly at: number;
  /** What changes from tick to tick: `06:00`, `Mon 3`, `Mar`. */
  readonly label: string;
  /** The day or month that the label leaves out: `Mon 3 Mar`, `Mar`, or nothing. */
  readonly context: string;
  /** The year that the label leaves out: `2026`, or nothing. */
  readonly year: string;
}

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const monthMs = 30.44 * dayMs;
const yearMs = 365.25 * dayMs;

/** A step that calendars know. Weeks begin on Monday. */
type Step = { readonly unit: "clock" | "day" | "month"; readonly count: number; readonly approximateMs: number };

const steps: readonly Step[] = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500].map((ms) => clock(ms)),
  ...[1, 2, 5, 15, 30].map((seconds) => clock(seconds * secondMs)),
  ...[1, 2, 5, 15, 30].map((minutes) => clock(minutes * minuteMs)),
  ...[1, 2, 3, 6, 12].map((hours) => clock(hours * hourMs)),
  ...[1, 2, 7, 14].map((days): Step => ({ unit: "day", count: days, approximateMs: days * dayMs })),
  ...[1, 3, 6].map((months): Step => ({ unit: "month", count: months, approximateMs: months * monthMs })),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 50_000, 100_000, 500_000].map(
    (years): Step => ({ unit: "month", count: 12 * years, approximateMs: years * yearMs }),
  ),
];

function clock(ms: number): Step {
  return { unit: "clock", count: ms, approximateMs: ms };
}

/**
 * Ticks of a time axis on round calendar times of a zone: midnights, full hours, first days of months, whatever
 * daylight saving does. A time that the clocks jump over gets no tick; of one that comes twice, the first does.
 *
 * @param within epoch ms
 * @param most at most about so many; >= 1
 * @param timeZone IANA name
 */
export function timeTicks(within: Extent, most: number, timeZone: string): TimeTick[] {
  const step = steps.find(({ approximateMs }) => (within.max - within.min) / approximateMs <= most) ?? steps.at(-1);
  if (step === undefined) return [];
  const start = wallClockAt(within.min, timeZone);
  // Where clocks went back in between, readings beyond the last one were shown before.
  const end = Math.max(wallClockAt(within.max, timeZone), start + within.max - within.min);
  const ticks: TimeTick[] = [];
  for (let reading = floorTo(start, step); reading <= end; reading = next(reading, step)) {
    const at = instantOf(reading, timeZone);
    if (at === undefined || at < within.min || at > within.max) continue;
    ticks.push({ at, ...describe(reading, step) });
  }
  return ticks;
}

function floorTo(reading: number, { unit, count }: Step): number {
  if (unit === "clock") return Math.floor(reading / count) * count;
  const mondayOffsetDays = 3; // 1970-01-01 was a Thursday.
  if (unit === "day") {
    const offset = count % 7 === 0 ? mondayOffsetDays : 0;
    return (Math.floor((reading / dayMs + offset) / count) * count - offset) * dayMs;
  }
  const date = new Date(reading);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
  return monthStart(Math.floor(month / count) * count);
}

function next(reading: number, { unit, count }: Step): number {
  if (unit === "clock") return reading + count;
  if (unit === "day") return reading + count * dayMs;
  const date = new Date(reading);
  return monthStart(date.getUTCFullYear() * 12 + date.getUTCMonth() + count);
}

/** @param month months since the start of year 0 */
function monthStart(month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(month / 12), month - Math.floor(month / 12) * 12, 1);
  return date.getTime();
}

function describe(reading: number, { unit, count }: Step): Omit<TimeTick, "at"> {
  const { weekday, day, month, year, time } = clockText(reading);
  if (unit === "clock") return { label: time, context: `${weekday} ${day} ${month}`, year };
  if (unit === "day") return { label: `${weekday} ${day}`, context: month, year };
  return count % 12 === 0 ? { label: year, context: "", year: "" } : { label: month, context: "", year };
}
