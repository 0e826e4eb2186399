import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HourValues } from "./hour-values.js";
import { leadMinutes, planDay } from "./plan-day.js";

/** Hours in which anything is worth considering: few enough to try every plan. */
const firstHour = 8;
const activeHours = 5;
const capacities = [2, 5];
const idleUsdHour = 0.01;
const days = 5;

const values = fc
  .record({
    cost: fc.array(fc.array(fc.double({ min: -0.5, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 }), {
      minLength: 2,
      maxLength: 2,
    }),
    covered: fc.array(fc.array(fc.nat(50), { minLength: 5, maxLength: 5 }), { minLength: 2, maxLength: 2 }),
  })
  .map(({ cost, covered }): HourValues => {
    const day = (active: readonly number[], idle: number) =>
      Array.from({ length: 24 }, (_, hour) => active[hour - firstHour] ?? idle);
    return {
      capacities,
      costUsd: cost.map((active) => day(active, 10)),
      covered: covered.map((active) => day(active, 0)),
      busy: [],
      idleUsdHour,
    };
  });

/** Every way to give each active hour one of the capacities or none. */
const plans: readonly (readonly number[])[] = Array.from({ length: 3 ** activeHours }, (_, code) =>
  Array.from({ length: activeHours }, (_, hour) => (Math.floor(code / 3 ** hour) % 3) - 1),
);

/** What the docstring of `planDay` says is minimised, of a plan by hours. */
function objective(plan: readonly number[], { costUsd, covered }: HourValues, worth: number): number {
  return plan.reduce((sum, choice, index) => {
    if (choice < 0) return sum;
    const hour = firstHour + index;
    const opens = plan[index - 1] !== choice;
    const opening = opens ? idleUsdHour * days * (1 + (leadMinutes / 60) * (capacities[choice] ?? 0)) : 0;
    return sum + (costUsd[choice]?.[hour] ?? 0) - worth * (covered[choice]?.[hour] ?? 0) + opening;
  }, 0);
}

describe("planDay", () => {
  it("is as cheap as the cheapest of all plans", () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 0.05, noNaN: true }), (hours, worth) => {
        const best = Math.min(...plans.map((plan) => objective(plan, hours, worth)));
        const chosen = Array.from({ length: activeHours }, () => -1);
        for (const { fromHour, toHour, capacity } of planDay(hours, days, worth)) {
          for (let hour = fromHour; hour < toHour; hour++) chosen[hour - firstHour] = capacities.indexOf(capacity);
        }
        expect(chosen).toHaveLength(activeHours);
        expect(objective(chosen, hours, worth)).toBeCloseTo(best, 9);
      }),
    );
  });

  it("covers no less when a covered minute is worth more", () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 0.05, noNaN: true }), (hours, worth) => {
        const covered = (usd: number) => planDay(hours, days, usd).reduce((sum, stretch) => sum + stretch.covered, 0);
        expect(covered(worth * 2)).toBeGreaterThanOrEqual(covered(worth));
      }),
    );
  });
});
