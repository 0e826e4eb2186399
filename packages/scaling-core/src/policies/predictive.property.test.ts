import fc from "fast-check";
import { expect, it } from "vitest";
import { drive, type Traffic } from "../../test/drive.js";
import type { Objective } from "../model/target.js";

const minute = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Traffic>({ most: 0, invocations: 0, durationMs: 0 }) },
  {
    weight: 3,
    arbitrary: fc.record({
      most: fc.integer({ min: 1, max: 3000 }),
      invocations: fc.integer({ min: 1, max: 500_000 }),
      durationMs: fc.double({ min: 0.5, max: 900_000, noNaN: true }),
    }),
  },
);
const traces = fc.array(minute, { minLength: 1, maxLength: 90 });
const objectives = fc.option(
  fc.oneof(
    fc.record({ kind: fc.constant("coldStartRate" as const), rate: fc.double({ min: 1e-6, max: 1, noNaN: true }) }),
    fc.record({ kind: fc.constant("coldStartUsd" as const), usd: fc.double({ min: 0, max: 1000, noNaN: true }) }),
    fc.record({ kind: fc.constant("budgetUsdMonth" as const), usd: fc.double({ min: 0, max: 1e6, noNaN: true }) }),
  ),
  { nil: undefined },
);
const run = (trace: readonly Traffic[], objective: Objective | undefined) =>
  drive({
    traffic: (at) => trace[at] ?? { most: 0, invocations: 0, durationMs: 0 },
    minutes: trace.length,
    ...(objective === undefined ? {} : { objective }),
  });

it("holds whole, finite numbers of environments, and every figure that it gives is one", () => {
  fc.assert(
    fc.property(traces, objectives, (trace, objective) => {
      const { held, proposals } = run(trace, objective);
      for (const capacity of held)
        expect(Number.isInteger(capacity) && capacity >= 0 && capacity <= 131_072).toBe(true);
      for (const { because } of proposals) {
        for (const value of Object.values(because[0]?.values ?? {})) expect(value).not.toBeNaN();
      }
    }),
    { numRuns: 25 },
  );
});

it("decides the same from the same, and never from what comes later", () => {
  fc.assert(
    fc.property(traces, objectives, fc.nat(), (trace, objective, cut) => {
      const short = trace.slice(0, 1 + (cut % trace.length));
      expect(run(short, objective).proposals).toEqual(run(trace, objective).proposals.slice(0, short.length));
    }),
    { numRuns: 15 },
  );
});

it("remembers less than fits in a DynamoDB item, as a value that survives JSON", () => {
  fc.assert(
    fc.property(traces, objectives, (trace, objective) => {
      const { memory } = run(trace, objective);
      const text = JSON.stringify(memory);
      expect(text.length).toBeLessThan(300_000);
      expect(JSON.parse(text)).toEqual(memory);
    }),
    { numRuns: 10 },
  );
});
