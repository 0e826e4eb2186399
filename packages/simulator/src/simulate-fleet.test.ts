import { describe, expect, it } from "vitest";
import { minuteTrace } from "../test/traces.js";
import { fixed } from "./baselines/fixed.js";
import { simulate } from "./simulate.js";
import { simulateFleet } from "./simulate-fleet.js";

const fleet = [minuteTrace([10, 0, 40, 300], "a"), minuteTrace([0, 0, 0, 0], "b"), minuteTrace([10, 0, 40, 300], "c")];
const options = { train: 0.5, durationMs: 900, seed: 7 };

describe("simulateFleet", () => {
  it("is the sum of its functions, each with a seed of its own", async () => {
    const alone = await Promise.all(
      fleet.map((trace, index) => simulate(trace, { ...options, seed: 7 + index }, fixed(1))),
    );
    const { result, functions } = await simulateFleet(fleet, options, fixed(1));
    expect(functions).toEqual(alone);
    expect(functions[0]?.minutes.concurrencyAverage).not.toEqual(functions[2]?.minutes.concurrencyAverage);
    const sum = (name: "requests" | "coldStarts" | "costUsd" | "changes") =>
      alone.reduce((total, each) => total + each.result[name], 0);
    expect(result).toMatchObject({ requests: 680, coldStarts: sum("coldStarts"), changes: sum("changes") });
    expect(result.costUsd).toBeCloseTo(sum("costUsd"), 12);
    expect(result.coldStartRate).toBeCloseTo(sum("coldStarts") / 680, 12);
    expect(result.p99WaitMs).toBeGreaterThan(0);
  });

  it("bounds what ran at the same time by the sum of the highest minutes", async () => {
    const { functions, concurrencyAtMost } = await simulateFleet(fleet, options, fixed(0));
    const lastMinute = functions.map(({ minutes }) => minutes.concurrencyMax[3] as number);
    expect(concurrencyAtMost).toBe(lastMinute.reduce((sum, each) => sum + each, 0));
  });

  it("tells how many functions are done", async () => {
    const shares: number[] = [];
    await simulateFleet(fleet, options, fixed(0), (share) => shares.push(share));
    expect(shares).toEqual([1 / 3, 2 / 3, 1]);
  });
});
