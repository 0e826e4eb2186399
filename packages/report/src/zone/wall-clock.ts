import { InvalidChartError } from "../errors.js";

const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * What a clock on the wall of a time zone shows, as if that reading were UTC: calendar arithmetic on it is plain
 * arithmetic, and `new Date(reading).getUTCHours()` is the hour shown.
 *
 * @param at epoch ms
 * @param timeZone IANA name, such as `Europe/Zurich`
 * @throws {InvalidChartError} when the zone is not known
 */
export function wallClockAt(at: number, timeZone: string): number {
  if (timeZone === "UTC") return at;
  const parts: Record<string, number> = {};
  for (const { type, value } of formatterFor(timeZone).formatToParts(at)) {
    parts[type] = Number.parseInt(value, 10);
  }
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const reading = new Date(0);
  // Date.UTC reads the years 0..99 as 1900..1999.
  reading.setUTCFullYear(year, month - 1, day);
  reading.setUTCHours(hour, minute, second, modulo(at, 1000));
  return reading.getTime();
}

/** The first instant at which the wall shows this reading; none when the clocks jump over it. */
export function instantOf(reading: number, timeZone: string): number | undefined {
  if (timeZone === "UTC") return reading;
  const dayMs = 86_400_000;
  const candidates = [reading - dayMs, reading + dayMs].map((near) => reading - (wallClockAt(near, timeZone) - near));
  return candidates.sort((a, b) => a - b).find((at) => wallClockAt(at, timeZone) === reading);
}

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const made = makeFormatter(timeZone);
  formatters.set(timeZone, made);
  return made;
}

function makeFormatter(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("en-US-u-ca-iso8601", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  } catch {
    throw new InvalidChartError("timeZone", timeZone, "an IANA time zone such as Europe/Zurich, or UTC");
  }
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
