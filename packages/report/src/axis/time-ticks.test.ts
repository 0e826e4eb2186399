import { describe, expect, it } from "vitest";
import { timeTicks } from "./time-ticks.js";

const span = (from: string, to: string) => ({ min: Date.parse(from), max: Date.parse(to) });
const labels = (from: string, to: string, most: number, zone: string) =>
  timeTicks(span(from, to), most, zone).map(({ label, context, year }) => [label, context, year].join("|"));

describe("timeTicks", () => {
  it("stands on full hours of a day", () => {
    expect(labels("2026-03-02T00:00Z", "2026-03-03T00:00Z", 5, "UTC")).toEqual([
      "00:00|Mon 2 Mar|2026",
      "06:00|Mon 2 Mar|2026",
      "12:00|Mon 2 Mar|2026",
      "18:00|Mon 2 Mar|2026",
      "00:00|Tue 3 Mar|2026",
    ]);
  });

  it("stands on midnights of the zone, not of UTC", () => {
    const ticks = timeTicks(span("2026-03-02T00:00Z", "2026-03-05T00:00Z"), 4, "Asia/Kolkata");
    expect(ticks.map(({ at }) => new Date(at).toISOString())).toEqual([
      "2026-03-02T18:30:00.000Z",
      "2026-03-03T18:30:00.000Z",
      "2026-03-04T18:30:00.000Z",
    ]);
  });

  it("keeps to the wall clock when clocks go forward: 02:00 does not exist", () => {
    expect(labels("2026-03-29T00:00+01:00", "2026-03-29T05:00+02:00", 6, "Europe/Zurich")).toEqual([
      "00:00|Sun 29 Mar|2026",
      "01:00|Sun 29 Mar|2026",
      "03:00|Sun 29 Mar|2026",
      "04:00|Sun 29 Mar|2026",
      "05:00|Sun 29 Mar|2026",
    ]);
  });

  it("names the hour that comes twice once, the first time", () => {
    const ticks = timeTicks(span("2026-10-25T00:00Z", "2026-10-25T03:00Z"), 6, "Europe/Zurich");
    expect(ticks.map(({ label, at }) => `${label} ${new Date(at).toISOString().slice(11, 16)}`)).toEqual([
      "02:00 00:00",
      "02:30 00:30",
      "03:00 02:00",
      "03:30 02:30",
      "04:00 03:00",
    ]);
  });

  it("begins weeks on Monday and months on the first", () => {
    expect(labels("2026-03-01T00:00Z", "2026-03-31T00:00Z", 5, "UTC")).toEqual([
      "Mon 2|Mar|2026",
      "Mon 9|Mar|2026",
      "Mon 16|Mar|2026",
      "Mon 23|Mar|2026",
      "Mon 30|Mar|2026",
    ]);
    expect(labels("2025-11-20T00:00Z", "2026-03-10T00:00Z", 5, "UTC")).toEqual([
      "Dec||2025",
      "Jan||2026",
      "Feb||2026",
      "Mar||2026",
    ]);
  });

  it("goes from milliseconds to centuries", () => {
    expect(labels("2026-03-02T00:00:00.000Z", "2026-03-02T00:00:00.040Z", 4, "UTC")[1]).toBe(
      "00:00:00.010|Mon 2 Mar|2026",
    );
    expect(labels("1500-01-01T00:00Z", "2026-01-01T00:00Z", 6, "UTC")).toEqual([
      "1500||",
      "1600||",
      "1700||",
      "1800||",
      "1900||",
      "2000||",
    ]);
  });
});
