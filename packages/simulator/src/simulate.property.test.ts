import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minuteTrace } from "../test/traces.js";
import type { Policy } from "./controller.js";
import { baseline } from "./policy-names.js";
import { simulate } from "./simulate.js";
import { rulesPolicy } from "./tick/tick-policy.js";

const causal: readonly Policy[] = [
  ...["aws-target-tracking", "aws-target-tracking-max", "knative", "hpa", "hybrid-histogram"].map(baseline),
  rulesPolicy("targetTracking", { policies: [{ type: "targetTracking" }] }),
];
const everyPolicy: readonly Policy[] = [
  ...causal,
  ...["none", "fixed:3", "scheduled-hourly", "perfect-forecast:0.01", "oracle", "oracle:zero"].map(baseline),
];

/** Quiet, busy and bursty stretches, long enough that every policy finds something to do. */
const counts = fc
  .array(
    fc.record({
      minutes: fc.integer({ min: 1, max: 25 }),
      count: fc.constantFrom(0, 1, 20, 150, 600),
    }),
    { minLength: 2, maxLength: 10 },
  )
  .map((stretches) => stretches.flatMap(({ minutes, count }) => new Array<number>(minutes).fill(count)));
const options = { durationMs: 900, coldStartMs: 600, reserved: 20, train: 0 };

describe("simulate, with every policy", () => {
  it.each(everyPolicy)(
    "$name: every request is served or throttled, the cap holds, the columns add up",
    async (policy) => {
      await fc.assert(
        fc.asyncProperty(counts, async (values) => {
          const { result, minutes, timeline } = await simulate(minuteTrace(values), options, policy);
          const total = (column: Float64Array) => column.reduce((sum, each) => sum + each, 0);
          expect(result.requests).toBe(values.reduce((sum, count) => sum + count, 0));
          expect(total(minutes.invocations) + total(minutes.throttles)).toBe(result.requests);
          expect(total(minutes.coldStarts)).toBe(result.coldStarts);
          expect(total(minutes.throttles)).toBe(result.throttles);
          expect(minutes.concurrencyMax.every((most) => most <= 20)).toBe(true);
          expect(minutes.utilizationMax.every((share) => Number.isNaN(share) || (share > 0 && share <= 1))).toBe(true);
          expect(result.utilization).toBeLessThanOrEqual(1);
          expect(timeline.every(({ provisioned }) => provisioned >= 0 && provisioned <= 20)).toBe(true);
          expect(timeline.length).toBe(result.changes);
        }),
        { numRuns: 25 },
      );
    },
  );

  it.each(everyPolicy)("$name: the same seed gives the same bytes", async (policy) => {
    await fc.assert(
      fc.asyncProperty(counts, fc.integer(), async (values, seed) => {
        const once = await simulate(minuteTrace(values), { ...options, seed }, policy);
        const again = await simulate(minuteTrace(values), { ...options, seed }, policy);
        expect(JSON.stringify(again)).toBe(JSON.stringify(once));
      }),
      { numRuns: 10 },
    );
  });

  it.each(causal)("$name: cutting the trace off changes nothing before", async (policy) => {
    await fc.assert(
      fc.asyncProperty(counts, fc.double({ min: 0, max: 1, noNaN: true }), async (values, share) => {
        const kept = Math.max(2, Math.floor(values.length * share));
        const whole = await simulate(minuteTrace(values), options, policy);
        const cut = await simulate(minuteTrace(values.slice(0, kept)), options, policy);
        const endMs = cut.minutes.originMs + kept * 60_000;
        expect(cut.timeline).toEqual(whole.timeline.filter(({ atMs }) => atMs < endMs));
      }),
      { numRuns: 40 },
    );
  });

  it.each(causal)("$name: what happens within the metric lag changes no decision", async (policy) => {
    await fc.assert(
      fc.asyncProperty(counts, counts, async (before, other) => {
        const lagMinutes = 5;
        const lagged = { ...options, metricLagSeconds: lagMinutes * 60 };
        const one = await simulate(minuteTrace([...before, ...other]), lagged, policy);
        const another = await simulate(minuteTrace([...before, ...other.map((count) => 600 - count)]), lagged, policy);
        // What is asked for until the first different minute becomes visible: after it has ended and the lag is over.
        const sameUntilMs = one.minutes.originMs + (before.length + lagMinutes) * 60_000;
        const early = ({ timeline }: typeof one) => timeline.filter(({ atMs }) => atMs <= sameUntilMs);
        expect(early(another)).toEqual(early(one));
      }),
      { numRuns: 25 },
    );
  });
});
