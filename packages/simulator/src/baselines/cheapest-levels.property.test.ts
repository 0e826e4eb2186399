import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cheapestLevels, type LevelPrices } from "./cheapest-levels.js";
import type { LevelDemand } from "./level-demand.js";

const prices: LevelPrices = {
  onDemandPerMs: 5,
  provisionedPerMs: 1,
  provisionedDurationPerMs: 3,
  coldStart: 70,
  windowMs: 20,
  spinUpMs: 10,
  quantumMs: 30,
};

const level = (windows: number): fc.Arbitrary<LevelDemand> =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 1 })), {
      minLength: windows,
      maxLength: windows,
    })
    .map((each) => ({
      busyMs: Float64Array.from(each, ([busy]) => busy),
      coldStarts: Uint32Array.from(each, ([, cold]) => cold),
      missed: Uint8Array.from(each, ([, , missed]) => missed),
    }));

/** What a plan costs, by the definition. */
function costOf(plan: readonly number[], demands: readonly LevelDemand[]): number {
  let cost = 0;
  let before = 0;
  for (const [window, held] of plan.entries()) {
    for (const [index, { busyMs, coldStarts, missed }] of demands.entries()) {
      const busy = busyMs[window] ?? 0;
      if (index < held) cost += prices.windowMs * prices.provisionedPerMs + busy * prices.provisionedDurationPerMs;
      else cost += busy * prices.onDemandPerMs + (coldStarts[window] ?? 0) * prices.coldStart;
      if (index >= before && index < held) cost += prices.spinUpMs * prices.provisionedPerMs;
      if (index < before && index >= held) {
        cost += (prices.quantumMs / 2) * prices.provisionedPerMs + (missed[window] ?? 0) * prices.coldStart;
      }
    }
    before = held;
  }
  return cost;
}

function everyPlan(windows: number, levels: number): readonly (readonly number[])[] {
  if (windows === 0) return [[]];
  const shorter = everyPlan(windows - 1, levels);
  return Array.from({ length: levels + 1 }, (_, held) => shorter.map((plan) => [...plan, held])).flat();
}

describe("cheapestLevels", () => {
  it("costs as little as the best of all plans", () => {
    const windows = 5;
    const plans = everyPlan(windows, 3);
    fc.assert(
      fc.property(fc.tuple(level(windows), level(windows), level(windows)), (demands) => {
        const plan = [...cheapestLevels(demands, windows, prices)];
        const best = plans.reduce((least, each) => Math.min(least, costOf(each, demands)), Number.POSITIVE_INFINITY);
        expect(costOf(plan, demands)).toBeCloseTo(best, 6);
      }),
    );
  });
});
