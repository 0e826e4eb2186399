import { LivingFunction } from "@serverless-autoscaler/simulator";
import fc from "fast-check";
import { expect, it } from "vitest";
import { MINUTE, mondayMs, steadyTrace } from "../../test/region.js";
import { Inhabitant } from "./inhabitant.js";
import { Population } from "./population.js";

it("never runs more on demand, over all functions without a reservation, than the pool has left", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 600 }), { minLength: 2, maxLength: 4 }),
      fc.integer({ min: 5, max: 40 }),
      fc.nat({ max: 5 }),
      fc.nat({ max: 1000 }),
      (loads, limit, provisioned, seed) => {
        const inhabitants = loads.map(
          (load, index) =>
            new Inhabitant(
              {
                name: `f${index}`,
                trace: steadyTrace(load, 3),
                behaviour: { durationMs: 5000, spinUpSeconds: 0, seed: seed + index },
              },
              limit,
            ),
        );
        inhabitants[0]?.living.request(mondayMs, provisioned);
        const population = new Population(inhabitants, limit);
        let most = 0;
        for (let atMs = mondayMs; atMs <= mondayMs + 3 * MINUTE; atMs += 500) {
          population.advanceTo(atMs);
          const onDemand = inhabitants.reduce((total, { living }) => total + living.onDemandBusy, 0);
          most = Math.max(most, onDemand);
        }
        expect(most).toBeLessThanOrEqual(limit - provisioned);
        // 5 s of service: 60 requests a minute keep 5 environments busy. Far beyond the pool, it must be used up.
        if (loads.reduce((sum, one) => sum + one, 0) > 120 * limit) expect(most).toBe(limit - provisioned);
      },
    ),
    { numRuns: 60 },
  );
});

it("is one function on its own when there is only one", () => {
  const spec = { name: "f", trace: steadyTrace(200, 5), behaviour: { durationMs: 3000 } };
  const inhabitant = new Inhabitant(spec, 8);
  new Population([inhabitant], 8).advanceTo(mondayMs + 5 * MINUTE);
  const alone = new LivingFunction(spec.trace, inhabitant.options);
  while (Number.isFinite(alone.nextArrivalMs)) alone.arrive(8);
  alone.advanceTo(mondayMs + 5 * MINUTE);
  expect(inhabitant.living.minutes).toEqual(alone.minutes);
  expect(alone.minutes.throttles.some((count) => count > 0)).toBe(true);
});
