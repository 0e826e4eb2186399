import { describe, expect, it } from "vitest";
import { none } from "../baselines/none.js";
import { simulate } from "../simulate.js";
import { demoOptions, generateDemoTrace } from "./demo-trace.js";

const sum = (counts: Float64Array) => counts.reduce((total, count) => total + count, 0);

describe("generateDemoTrace", () => {
  const week = generateDemoTrace({ seed: 1, days: 7 });
  const hour = (day: number, from: number) =>
    sum(week.counts.subarray((day * 24 + from) * 60, (day * 24 + from + 1) * 60));

  it("is the same for the same seed and another for another", () => {
    expect(generateDemoTrace({ seed: 1, days: 7 })).toEqual(week);
    expect(generateDemoTrace({ seed: 2, days: 7 }).counts).not.toEqual(week.counts);
  });

  it("has a daily rhythm, a quiet weekend, an hourly timer, a nightly batch and a crowd on Thursday evening", () => {
    expect(hour(1, 10)).toBeGreaterThan(5 * hour(1, 4));
    expect(hour(5, 10)).toBeLessThan(0.7 * hour(1, 10));
    const minute = (day: number, ofDay: number) => week.counts[day * 1440 + ofDay] ?? 0;
    expect(minute(1, 4 * 60)).toBeGreaterThan(2 * minute(1, 4 * 60 + 1));
    expect(minute(1, 155)).toBeGreaterThan(3 * minute(1, 180 + 5));
    expect(hour(3, 19)).toBeGreaterThan(1.5 * hour(2, 19));
  });

  it("peaks at 50 to 90 executions with the demonstration's options", async () => {
    const { minutes } = await simulate(week, demoOptions, none);
    const peak = minutes.concurrencyMax.reduce((most, each) => Math.max(most, each), 0);
    expect(peak).toBeGreaterThanOrEqual(50);
    expect(peak).toBeLessThanOrEqual(90);
  });

  it("refuses half a day", () => {
    expect(() => generateDemoTrace({ seed: 1, days: 0.5 })).toThrow("days: got 0.5, expected a whole number >= 1");
  });
});
