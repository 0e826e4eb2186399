import { InvalidLogError } from "../errors.js";

/** Clocks are changed at quarters of an hour, everywhere and always since 1972. */
const quarterMinutes = 15;

/**
 * What clocks in a time zone show, minute by minute: `reading[i]` is the wall clock at minute `start + i`, as if the
 * reading were UTC. Days and hours are plain arithmetic on it, and daylight saving is right: the hour that spring
 * skips has no minutes, the one that autumn repeats has 120.
 *
 * @param startMinute whole epoch minutes
 * @throws {InvalidLogError} when the zone is not known
 */
export function localReadings(startMinute: number, length: number, timezone: string): Float64Array {
  const readings = new Float64Array(length);
  const offsetAt = offsetMinutes(timezone);
  let quarter = Number.NaN;
  let offset = 0;
  for (let index = 0; index < length; index++) {
    const minute = startMinute + index;
    const here = Math.floor(minute / quarterMinutes);
    if (here !== quarter) {
      quarter = here;
      offset = offsetAt(here * quarterMinutes);
    }
    readings[index] = minute + offset;
  }
  return readings;
}

/** Whole days since 1970, Monday 0 to Sunday 6, and hour 0 to 23 of a reading. */
export const dayOf = (reading: number): number => Math.floor(reading / 1440);
/** 1970 began on a Thursday. */
export const weekdayOf = (reading: number): number => (((dayOf(reading) + 3) % 7) + 7) % 7;
export const hourOf = (reading: number): number => Math.floor((reading - dayOf(reading) * 1440) / 60);

export const weekdayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

function offsetMinutes(timezone: string): (minute: number) => number {
  if (timezone === "UTC") return () => 0;
  const format = formatterFor(timezone);
  return (minute) => {
    const text = format.formatToParts(minute * 60_000).find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
    const [, sign, hours, minutes] = /^GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(text) ?? [];
    return (sign === "-" ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
  };
}

function formatterFor(timezone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: timezone, timeZoneName: "longOffset" });
  } catch {
    const expected = "an IANA time zone such as UTC, Asia/Seoul or Europe/Berlin";
    throw new InvalidLogError({ where: "timezone", found: JSON.stringify(timezone), expected });
  }
}
