import { describe, expect, it } from "vitest";
import { minuteTrace } from "../../test/traces.js";
import { simulate } from "../simulate.js";
import { demoOptions, generateDemoTrace } from "../trace/demo-trace.js";
import { none } from "./none.js";
import { oracle } from "./oracle.js";

const day = generateDemoTrace({ seed: 3, days: 2 });

describe("oracle", () => {
  it("buys no cold start at all, for less than holding the peak", async () => {
    const { result, minutes } = await simulate(day, demoOptions, oracle("zero"));
    expect(result.coldStarts).toBe(0);
    const peak = minutes.concurrencyMax.reduce((most, each) => Math.max(most, each), 0);
    expect(result.provisionedGbSeconds).toBeLessThan(0.6 * peak * 86_400 * (1769 / 1024));
  });

  it("costs less than doing nothing when it may cost nothing, and more the more a cold start is worth", async () => {
    const worths = [0, 0.004, 0.01, "zero"] as const;
    const results = await Promise.all(
      worths.map(async (usd) => (await simulate(day, demoOptions, oracle(usd))).result),
    );
    const nothing = (await simulate(day, demoOptions, none)).result;
    expect(results[0]?.costUsd).toBeLessThan(nothing.costUsd);
    const costs = results.map(({ costUsd }) => costUsd);
    expect(costs).toEqual(costs.toSorted((a, b) => a - b));
    const coldStarts = results.map((each) => each.coldStarts);
    expect(coldStarts).toEqual(coldStarts.toSorted((a, b) => b - a));
  });

  it("leaves alone what is not worth it", async () => {
    const rare = minuteTrace(Array.from({ length: 600 }, (_, minute) => (minute % 60 === 0 ? 1 : 0)));
    const { timeline } = await simulate(rare, {}, oracle(0));
    expect(timeline).toEqual([]);
  });

  it.each([0, 1, 60, 90, 150, 300])("is ready in time with a spin-up of %d s", async (spinUpSeconds) => {
    const trace = minuteTrace(Array.from({ length: 240 }, (_, minute) => (minute % 40 === 30 ? 300 : 0)));
    const { result } = await simulate(trace, { spinUpSeconds, durationMs: 1500 }, oracle("zero"));
    expect(result.coldStarts).toBe(0);
    expect(result.requests).toBe(900);
  });
});
