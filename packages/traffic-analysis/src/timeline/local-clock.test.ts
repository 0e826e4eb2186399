import { describe, expect, it } from "vitest";
import { dayOf, hourOf, localReadings, weekdayOf } from "./local-clock.js";

const minuteOf = (iso: string) => Date.parse(iso) / 60_000;

/** How many minutes each local hour of a day has. */
function minutesByHour(day: string, timezone: string): Readonly<Record<number, number>> {
  const readings = localReadings(minuteOf(`${day}T00:00:00Z`) - 1440, 3 * 1440, timezone);
  const wanted = minuteOf(`${day}T00:00:00Z`) / 1440;
  const counts: Record<number, number> = {};
  for (const reading of readings) {
    if (dayOf(reading) === wanted) counts[hourOf(reading)] = (counts[hourOf(reading)] ?? 0) + 1;
  }
  return counts;
}

describe("localReadings", () => {
  it("reads clocks ahead and behind of UTC, also by quarters of an hour", () => {
    const at = minuteOf("2026-11-20T18:30:00Z");
    const clock = (timezone: string) => new Date((localReadings(at, 1, timezone)[0] ?? 0) * 60_000).toISOString();
    expect(clock("UTC")).toBe("2026-11-20T18:30:00.000Z");
    expect(clock("Asia/Seoul")).toBe("2026-11-21T03:30:00.000Z");
    expect(clock("America/New_York")).toBe("2026-11-20T13:30:00.000Z");
    expect(clock("Asia/Kathmandu")).toBe("2026-11-21T00:15:00.000Z");
  });

  it("has no hour 2 on the day clocks go forward, and a hour 2 of 120 minutes when they go back", () => {
    expect(minutesByHour("2026-03-29", "Europe/Berlin")).toMatchObject({ 1: 60, 3: 60 });
    expect(minutesByHour("2026-03-29", "Europe/Berlin")[2]).toBeUndefined();
    expect(minutesByHour("2026-10-25", "Europe/Berlin")).toMatchObject({ 1: 60, 2: 120, 3: 60 });
    // Lord Howe Island moves by half an hour.
    expect(minutesByHour("2026-04-05", "Australia/Lord_Howe")).toMatchObject({ 1: 90, 2: 60 });
  });

  it("refuses a zone that is none", () => {
    expect(() => localReadings(0, 1, "Mars/Olympus")).toThrow(
      'timezone: got "Mars/Olympus", expected an IANA time zone',
    );
  });
});

describe("weekdayOf", () => {
  it("counts from Monday, before 1970 too", () => {
    expect(weekdayOf(minuteOf("2026-11-23T00:00:00Z"))).toBe(0); // a Monday
    expect(weekdayOf(minuteOf("2026-11-22T23:59:00Z"))).toBe(6);
    expect(weekdayOf(minuteOf("1969-12-31T12:00:00Z"))).toBe(2); // a Wednesday
  });
});
