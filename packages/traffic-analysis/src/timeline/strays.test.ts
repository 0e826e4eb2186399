import { describe, expect, it } from "vitest";
import { type MinuteColumns, mapFields } from "../counts/minute-columns.js";
import { setAsideStrays } from "./strays.js";
import { timelineOf } from "./timeline.js";

const november = Date.UTC(2026, 10, 1) / 60_000;

function columns(rows: readonly (readonly [minute: number, requests: number])[]): MinuteColumns {
  return mapFields((field) =>
    Float64Array.from(rows, ([minute, requests]) =>
      field === "minute" ? minute : field === "requests" ? requests : 0,
    ),
  );
}

describe("setAsideStrays", () => {
  it("takes out what a clock without a battery wrote", () => {
    const { minutes, strays } = setAsideStrays(
      columns([
        [3, 2],
        [november, 500],
        [november + 1, 500],
      ]),
    );
    expect([...minutes.minute]).toEqual([november, november + 1]);
    expect(strays).toEqual({ requests: 2, firstAt: 180_000 });
  });

  it("keeps two stretches of a log that are far apart, when both are traffic", () => {
    const log = columns([
      [november, 500],
      [november + 60 * 1440, 400],
    ]);
    expect(setAsideStrays(log)).toEqual({ minutes: log, strays: undefined });
  });
});

describe("timelineOf", () => {
  it("fills minutes without requests with nothing", () => {
    const { startMinute, requests } = timelineOf(
      columns([
        [november, 5],
        [november + 3, 7],
      ]),
      "a.log",
    );
    expect({ startMinute, requests: [...requests] }).toEqual({ startMinute: november, requests: [5, 0, 0, 7] });
  });

  it("refuses a log without requests, and one of more than ten years", () => {
    expect(() => timelineOf(columns([]), "a.log")).toThrow("a.log: got no requests");
    expect(() =>
      timelineOf(
        columns([
          [0, 5],
          [november, 5],
        ]),
        "a.log",
      ),
    ).toThrow(
      "a.log: got timestamps from 1970-01-01T00:00:00.000Z to 2026-11-01T00:00:00.000Z, expected at most ten years",
    );
  });
});
