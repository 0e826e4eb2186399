import { wallClockAt } from "./wall-clock.js";

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** The pieces of a wall-clock reading, as text. */
export interface ClockText {
  /** `Mon` */
  readonly weekday: string;
  /** `3` */
  readonly day: string;
  /** `Mar` */
  readonly month: string;
  /** `2026` */
  readonly year: string;
  /** `14:05`, with seconds and milliseconds where there are any. */
  readonly time: string;
}

/** @param reading wall-clock reading as `wallClockAt` gives it */
export function clockText(reading: number): ClockText {
  const date = new Date(reading);
  return {
    weekday: weekdays[date.getUTCDay()] ?? "",
    day: String(date.getUTCDate()),
    month: months[date.getUTCMonth()] ?? "",
    year: String(date.getUTCFullYear()),
    time: timeText(date),
  };
}

/**
 * An instant for people, in a time zone.
 * @param at epoch ms
 * @example formatInstant(0, "UTC") // "Thu 1 Jan 1970 00:00"
 */
export function formatInstant(at: number, timeZone: string): string {
  const { weekday, day, month, year, time } = clockText(wallClockAt(at, timeZone));
  return `${weekday} ${day} ${month} ${year} ${time}`;
}

function timeText(date: Date): string {
  const milliseconds = date.getUTCMilliseconds();
  const seconds = date.getUTCSeconds();
  const minutes = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
  if (milliseconds !== 0) return `${minutes}:${two(seconds)}.${String(milliseconds).padStart(3, "0")}`;
  return seconds === 0 ? minutes : `${minutes}:${two(seconds)}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
