import { describe, expect, it } from "vitest";
import { minuteTrace, mondayMs } from "../../test/traces.js";
import { simulate } from "../simulate.js";
import { scheduledHourly } from "./scheduled-hourly.js";

const hourMs = 3_600_000;

describe("scheduledHourly", () => {
  it("repeats the training part's 95th percentile per hour, ready when the hour begins", async () => {
    // Two days: busy from 09:00 to 11:00, nothing else. Half of them is for learning.
    const counts = Array.from({ length: 2 * 1440 }, (_, minute) => {
      const hour = Math.floor(minute / 60) % 24;
      return hour === 9 || hour === 10 ? 1200 : 0;
    });
    const { timeline, minutes } = await simulate(minuteTrace(counts), { durationMs: 500 }, scheduledHourly);
    const [raised, between, lowered] = timeline;
    // 90 s of spin-up and a tick before 09:00 on the second day.
    expect(raised?.atMs).toBe(mondayMs + 24 * hourMs + 9 * hourMs - 120_000);
    const busy = [...minutes.concurrencyMax.subarray(9 * 60, 10 * 60)].sort((a, b) => a - b);
    expect(raised?.provisioned).toBe(busy[Math.ceil(0.95 * 60) - 1]);
    expect([between, lowered].find((change) => change?.provisioned === 0)?.atMs).toBe(mondayMs + 35 * hourMs);
    expect(minutes.coldStarts.subarray(24 * 60).reduce((sum, each) => sum + each, 0)).toBeLessThan(10);
  });
});
