import { LivingFunction } from "@serverless-autoscaler/simulator";
import fc from "fast-check";
import { expect, it } from "vitest";
import { MINUTE, minuteTrace, mondayMs, steadyTrace } from "../../test/region.js";
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

const slow = { durationMs: 10_000, durationCv: 0, coldStartCv: 0, spinUpSeconds: 90 };

it("gives back to the pool what has ended in the meantime", () => {
  // 30 a minute at 10 s are 5 at once, rarely 15.
  const functions = [minuteTrace([30, 0, 0]), minuteTrace([0, 0, 30])].map(
    (trace, seed) => new Inhabitant({ name: `f${seed}`, trace, behaviour: { ...slow, seed } }, 15),
  );
  new Population(functions, 15).advanceTo(mondayMs + 4 * MINUTE);
  for (const { living } of functions) {
    expect(living.totalsAt(mondayMs + 4 * MINUTE)).toMatchObject({ requests: 30, throttles: 0 });
  }
});

it("counts as ready what has become so in the meantime", () => {
  const one = new Inhabitant({ name: "f", trace: minuteTrace([0, 0, 30]), behaviour: slow }, 15);
  const population = new Population([one], 15);
  population.advanceTo(mondayMs);
  one.living.request(mondayMs, 15); // All of the pool; ready at 90 s, when nobody asks for anything.
  population.advanceTo(mondayMs + 4 * MINUTE);
  expect(one.living.totalsAt(mondayMs + 4 * MINUTE)).toMatchObject({ requests: 30, throttles: 0, coldStarts: 0 });
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
