import type { Statistic } from "@serverless-autoscaler/local-aws";
import { type MinuteSeries, type minuteColumns, type Policy, simulate } from "@serverless-autoscaler/simulator";
import fc from "fast-check";
import { expect, it } from "vitest";
import { MINUTE, minuteTrace, mondayMs } from "../../test/region.js";
import { HeldClock } from "../clock/region-clock.js";
import { SimulatedCloud } from "./simulated-cloud.js";

const minutes = 10;
const endMs = mondayMs + minutes * MINUTE;
const counts = (max: number) => fc.array(fc.nat({ max }), { minLength: minutes, maxLength: minutes });

/** Asks at each minute for the next of `wishes`. */
function wishing(wishes: readonly number[]): Policy {
  let tick = 0;
  return { kind: "causal", name: "wishing", create: () => ({ tickSeconds: 60, decide: () => wishes[tick++] }) };
}

const metrics: readonly (readonly [name: string, statistic: Statistic, column: (typeof minuteColumns)[number]])[] = [
  ["ConcurrentExecutions", "Maximum", "concurrencyMax"],
  ["Invocations", "Sum", "invocations"],
  ["Throttles", "Sum", "throttles"],
  ["Duration", "Average", "durationAverageMs"],
  ["ProvisionedConcurrencyUtilization", "Maximum", "utilizationMax"],
];

/** What `simulate` measured of each minute in which anything happened. */
function measured(batch: MinuteSeries, column: (typeof minuteColumns)[number]) {
  return [...batch[column].subarray(0, minutes)].flatMap((value, minute) => {
    const isSilent = batch.concurrencyMax[minute] === 0 && batch.throttles[minute] === 0;
    return isSilent || Number.isNaN(value) ? [] : [{ atMs: mondayMs + minute * MINUTE, value }];
  });
}

it("measures what `simulate` does for the same trace, seed, capacity and cap", async () => {
  await fc.assert(
    fc.asyncProperty(
      counts(300),
      fc.array(fc.nat({ max: 10 }), { minLength: minutes, maxLength: minutes }),
      fc.integer({ min: 10, max: 30 }),
      fc.nat(),
      async (requests, wishes, reserved, seed) => {
        const behaviour = { durationMs: 1500, seed, spinUpSeconds: 70, keepAliveSeconds: 90 };
        const trace = minuteTrace(requests);
        const batch = await simulate(trace, { ...behaviour, reserved, train: 0 }, wishing(wishes));
        const clock = new HeldClock(mondayMs);
        const cloud = new SimulatedCloud([{ name: "f", trace, behaviour, reserved }], clock);
        for (const [minute, wish] of wishes.entries()) {
          clock.moveTo(mondayMs + minute * MINUTE);
          if (wish > 0) cloud.provisioned.put("f", "live", wish);
          else cloud.provisioned.remove("f", "live");
        }
        clock.moveTo(endMs);
        const { policy: _, ...expected } = batch.result;
        expect(cloud.result("f")).toMatchObject(expected);
        clock.moveTo(endMs + MINUTE); // The last minute becomes visible.
        for (const [name, statistic, column] of metrics) {
          for (const dimensions of [{ FunctionName: "f" }, { FunctionName: "f", Resource: "f:live" }]) {
            const query = { namespace: "AWS/Lambda", name, statistic, dimensions, periodSeconds: 60 };
            const points = cloud.metrics.read({ ...query, startMs: mondayMs, endMs });
            expect(points).toEqual(measured(batch.minutes, column));
          }
        }
      },
    ),
    { numRuns: 40 },
  );
});

it("loses no request, and lets nobody have more than reservation, pool and provisioned allow", async () => {
  const limit = 30;
  const named = (name: string, requests: readonly number[], seed: number) => ({
    name,
    trace: minuteTrace(requests),
    behaviour: { durationMs: 4000, durationCv: 1, seed },
  });
  const sum = (column: Float64Array) => column.reduce((total, one) => total + one, 0);
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(counts(400), counts(400), counts(400)),
      fc.nat({ max: 10 }),
      fc.nat({ max: 5 }),
      fc.nat({ max: 1000 }),
      async ([a, b, c], reserved, provisioned, seed) => {
        const clock = new HeldClock(mondayMs);
        const specs = [named("a", a, seed), named("b", b, seed + 1), { ...named("c", c, seed + 2), reserved }];
        const cloud = new SimulatedCloud(specs, clock, { concurrencyLimit: limit });
        if (provisioned > 0) cloud.provisioned.put("a", "live", provisioned);
        clock.moveTo(endMs + 16 * MINUTE);
        for (const [name, requests] of Object.entries({ a, b, c })) {
          const { invocations, throttles } = cloud.minutes(name);
          const sent = requests.reduce((total, one) => total + one, 0);
          expect(sum(invocations) + sum(throttles)).toBe(sent);
          expect(cloud.result(name)).toMatchObject({ requests: sent, throttles: sum(throttles) });
        }
        const peaks = ["a", "b", "c"].map((name) => Math.max(...cloud.minutes(name).concurrencyMax));
        const [peakA = 0, peakB = 0, peakC = 0] = peaks;
        expect(peakC).toBeLessThanOrEqual(reserved);
        expect(peakA).toBeLessThanOrEqual(limit - reserved);
        expect(peakB).toBeLessThanOrEqual(limit - reserved - provisioned);
      },
    ),
    { numRuns: 40 },
  );
});
