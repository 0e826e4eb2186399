import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { capacity, input, MINUTE, T0, target } from "../test/build.js";
import { type DecideInput, decide } from "./decide.js";
import type { TargetMemory } from "./model/memory.js";
import type { PolicySpec } from "./policies/policy-spec.js";

const units = fc.integer({ min: 0, max: 300 });
const age = fc.integer({ min: 0, max: 40 * 60_000 });
const past = age.map((ms) => T0 - ms);

const policies: fc.Arbitrary<PolicySpec> = fc.oneof(
  fc
    .double({ min: 0.05, max: 1, noNaN: true })
    .map((targetUtilization): PolicySpec => ({ type: "targetTracking", id: "t", targetUtilization })),
  fc.integer({ min: -50, max: 50 }).map(
    (add): PolicySpec => ({
      type: "stepScaling",
      id: "s",
      metric: "invocationsPerMinute",
      minAdjustment: 1,
      steps: [
        { from: 0, to: 100, adjust: { kind: "add", units: add } },
        { from: 100, adjust: { kind: "addPercent", percent: add } },
      ],
    }),
  ),
  fc
    .record({
      bound: fc.constantFrom("min" as const, "max" as const),
      capacity: units,
      hours: fc.integer({ min: 1, max: 23 }),
    })
    .map(
      ({ bound, capacity: held, hours }): PolicySpec => ({
        type: "scheduled",
        id: "w",
        timezone: "Asia/Seoul",
        cron: "0 9 * * *",
        durationSeconds: hours * 3600,
        bound,
        capacity: held,
      }),
    ),
);

const points = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 400 })), { maxLength: 6 })
  .map((list) => ({
    complete: true,
    points: [...new Map(list)]
      .sort(([one], [other]) => other - one)
      .map(([minutes, value]) => ({ at: T0 - minutes * MINUTE, value })),
  }));

const memories: fc.Arbitrary<TargetMemory | undefined> = fc.option(
  fc.record(
    {
      version: fc.constant(1 as const),
      observingSince: past,
      wishes: fc
        .array(fc.record({ at: past, capacity: units }), { maxLength: 4 })
        .map((list) => list.sort((a, b) => a.at - b.at)),
      recentChanges: fc.array(fc.record({ at: past, from: units, to: units }), { maxLength: 2 }),
      lastScaleOutAt: past,
      scaleOutBase: units,
      lastScaleInAt: past,
      quantumStart: past,
      policies: fc.constant({}),
    },
    { requiredKeys: ["version", "observingSince", "wishes", "recentChanges", "policies"] },
  ),
  { nil: undefined },
);

const situations: fc.Arbitrary<DecideInput> = fc
  .record({
    bounds: fc.tuple(units, units).map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) })),
    policies: fc
      .array(policies, { minLength: 1, maxLength: 3 })
      .map((list) => list.map((p, i): PolicySpec => ({ ...p, id: `${p.id}${i}` }))),
    suspend: fc.record({ scaleOut: fc.boolean(), scaleIn: fc.boolean(), scheduled: fc.boolean() }),
    requested: units,
    concurrency: points,
    invocations: points,
    heartbeatAt: fc.option(fc.constant(T0 - MINUTE), { nil: undefined }),
    memory: memories,
    cooldownSeconds: fc.integer({ min: 0, max: 600 }),
  })
  .map(
    ({ bounds, policies: specs, suspend, requested, concurrency, invocations, heartbeatAt, memory, cooldownSeconds }) =>
      input({
        target: target({ bounds, policies: specs, suspend, scaleOut: { cooldownSeconds, maxPercentPerMinute: 150 } }),
        capacity: capacity(requested),
        series: { concurrency, invocations },
        heartbeatAt,
        memory,
      }),
  );

const result = (situation: DecideInput) => {
  const { decision } = decide(situation);
  return decision.kind === "set" ? decision.to : decision.at;
};

describe("the laws of decide", () => {
  it("never sets a capacity outside the bounds", () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const { decision } = decide(situation);
        if (decision.kind !== "set") return;
        expect(Number.isInteger(decision.to)).toBe(true);
        expect(decision.to).toBeGreaterThanOrEqual(situation.target.bounds.min);
        expect(decision.to).toBeLessThanOrEqual(situation.target.bounds.max);
      }),
      { numRuns: 2000 },
    );
  });

  it("leaves the bounds only where it is told not to move", () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const { bounds, suspend } = situation.target;
        const value = Number(result(situation));
        if (value < bounds.min) expect(suspend.scaleOut).toBe(true);
        if (value > bounds.max) expect(suspend.scaleIn).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it("always gives a reason, and every reason has a code and a sentence", () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const { because } = decide(situation).decision;
        expect(because.length).toBeGreaterThan(0);
        for (const { code, text } of because) expect(code && text).toBeTruthy();
      }),
    );
  });

  it("gives the same decision and memory for the same input, and changes nothing of it", () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const before = structuredClone(situation);
        expect(decide(situation)).toEqual(decide(structuredClone(situation)));
        expect(situation).toEqual(before);
      }),
    );
  });

  it("keeps a memory that survives JSON", () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const { memory } = decide(situation);
        expect(JSON.parse(JSON.stringify(memory))).toEqual(memory);
      }),
    );
  });

  it("asks no less of target tracking for more load", () => {
    const tracking = situations.map((situation) => ({
      ...situation,
      target: { ...situation.target, policies: [{ type: "targetTracking" as const, id: "t", targetUtilization: 0.7 }] },
    }));
    fc.assert(
      fc.property(
        tracking,
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 0, max: 300 }),
        (situation, one, other) => {
          const under = (busy: number) =>
            Number(
              result({
                ...situation,
                series: { concurrency: { complete: true, points: [{ at: T0 - MINUTE, value: busy }] } },
              }),
            );
          expect(under(Math.max(one, other))).toBeGreaterThanOrEqual(under(Math.min(one, other)));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("never scales in on memory that it does not have, inside the bounds", () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const { bounds } = situation.target;
        const capped = situation.target.policies.some((spec) => spec.type === "scheduled" && spec.bound === "max");
        const requested = Number(situation.capacity.requested);
        fc.pre(!capped && requested <= bounds.max);
        expect(Number(result({ ...situation, memory: undefined }))).toBeGreaterThanOrEqual(requested);
      }),
      { numRuns: 2000 },
    );
  });

  it("never scales in blind, inside the bounds", () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const { bounds, policies: specs } = situation.target;
        const requested = Number(situation.capacity.requested);
        fc.pre(specs.every(({ type }) => type !== "scheduled") && requested <= bounds.max);
        expect(Number(result({ ...situation, series: {} }))).toBeGreaterThanOrEqual(requested);
      }),
    );
  });

  it("comes to rest: decided again with what it set, it holds or moves on, but never back and forth", () => {
    fc.assert(
      fc.property(situations, (situation) => {
        fc.pre(situation.target.policies.every(({ type }) => type === "targetTracking"));
        const first = decide(situation);
        if (first.decision.kind !== "set") return;
        const { from, to } = first.decision;
        const second = decide({ ...situation, memory: first.memory, capacity: capacity(to) });
        if (second.decision.kind === "set") {
          expect(Math.sign(second.decision.to - to)).toBe(Math.sign(to - Number(from)));
        }
      }),
      { numRuns: 1000 },
    );
  });
});
