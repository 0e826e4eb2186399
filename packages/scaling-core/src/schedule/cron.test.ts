import { describe, expect, it } from "vitest";
import { openSince } from "../policies/scheduled.js";
import { parseCron } from "./cron.js";

const next = (cron: string, timezone: string, after: string) => {
  const at = parseCron(cron, timezone).nextAfter(Date.parse(after));
  return at === undefined ? undefined : new Date(at).toISOString();
};

describe("parseCron", () => {
  it.each([
    // EventBridge counts Sunday as 1, Unix as 0; 2026-11-20 is a Friday.
    { cron: "0 9 ? * MON-FRI *", after: "2026-11-20T10:00:00Z", at: "2026-11-23T09:00:00.000Z" },
    { cron: "0 9 ? * 2-6 *", after: "2026-11-20T10:00:00Z", at: "2026-11-23T09:00:00.000Z" },
    { cron: "0 9 * * 1-5", after: "2026-11-20T10:00:00Z", at: "2026-11-23T09:00:00.000Z" },
    { cron: "0 9 ? * 1 *", after: "2026-11-20T10:00:00Z", at: "2026-11-22T09:00:00.000Z" },
    { cron: "0 9 * * 0", after: "2026-11-20T10:00:00Z", at: "2026-11-22T09:00:00.000Z" },
    { cron: "*/15 * * * *", after: "2026-11-20T10:01:00Z", at: "2026-11-20T10:15:00.000Z" },
    { cron: "0 0 L * ? *", after: "2026-11-20T10:01:00Z", at: "2026-11-30T00:00:00.000Z" },
    { cron: "0 12 1 1 ? 2030", after: "2026-11-20T10:01:00Z", at: "2030-01-01T12:00:00.000Z" },
    { cron: "0 12 1 1 ? 2020", after: "2026-11-20T10:01:00Z", at: undefined },
  ])("$cron after $after", ({ cron, after, at }) => {
    expect(next(cron, "UTC", after)).toBe(at);
  });

  it("follows the wall clock over the change of the clocks", () => {
    expect(next("0 9 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z")).toBe("2026-03-29T07:00:00.000Z"); // CEST
    expect(next("0 9 * * *", "Europe/Berlin", "2026-10-25T12:00:00Z")).toBe("2026-10-26T08:00:00.000Z"); // CET
  });

  it("opens late, not never, when spring skips the hour", () => {
    // 02:30 does not exist on 2026-03-29 in Berlin: clocks go from 02:00 to 03:00 (01:00 UTC).
    const start = next("30 2 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z");
    expect(start).toBe("2026-03-29T01:00:00.000Z"); // 03:00 CEST, the first instant after the gap
    expect(next("30 2 * * *", "Europe/Berlin", start ?? "")).toBe("2026-03-30T00:30:00.000Z");
  });

  it("starts once when autumn repeats the hour", () => {
    // 02:30 comes twice on 2026-10-25 in Berlin: 00:30 UTC and 01:30 UTC.
    const start = next("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z");
    expect(start).toBe("2026-10-25T00:30:00.000Z");
    expect(next("30 2 * * *", "Europe/Berlin", start ?? "")).toBe("2026-10-26T01:30:00.000Z");
  });

  it.each(["", "* * * *", "61 * * * *", "0 25 * * *", "x y z * *", "0 9 ? * 9 *", "0 9 32 * ? *"])(
    "refuses %j",
    (cron) => {
      expect(() => parseCron(cron, "UTC")).toThrow(/cron: .*expected/);
    },
  );

  it("refuses a time zone that is none", () => {
    expect(() => parseCron("0 9 * * *", "Mars/Olympus")).toThrow(/timezone: "Mars\/Olympus"/);
  });
});

describe("openSince", () => {
  const window = { cron: "0 9 ? * MON-FRI *", timezone: "Asia/Seoul", durationSeconds: 9 * 3600 };
  const open = (at: string) => openSince(window, Date.parse(at)) !== undefined;

  it.each([
    ["2026-11-19T23:59:59Z", false], // 08:59:59 in Seoul
    ["2026-11-20T00:00:00Z", true], // 09:00:00: the start belongs to the window
    ["2026-11-20T08:59:59Z", true],
    ["2026-11-20T09:00:00Z", false], // 18:00:00: the end does not
    ["2026-11-21T03:00:00Z", false], // Saturday
  ])("%s -> %s", (at, expected) => {
    expect(open(at)).toBe(expected);
  });

  it("keeps its elapsed length when the clocks change inside it", () => {
    const night = { cron: "0 1 * * *", timezone: "Europe/Berlin", durationSeconds: 4 * 3600 };
    const start = Date.parse("2026-03-29T00:00:00Z"); // 01:00 CET
    expect(openSince(night, start + 4 * 3_600_000 - 1)).toBe(start);
    expect(openSince(night, start + 4 * 3_600_000)).toBeUndefined();
  });
});
