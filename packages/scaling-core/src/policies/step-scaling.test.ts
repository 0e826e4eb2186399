import { describe, expect, it } from "vitest";
import { capacity, input, MINUTE, series, T0, target } from "../../test/build.js";
import { decide } from "../decide.js";
import type { Step } from "./policy-spec.js";

const free = { cooldownSeconds: 0, stabilizationSeconds: 0, maxPercentPerMinute: 100, quantumSeconds: 0 };
const stepped = (steps: readonly Step[], over = {}) =>
  target({
    tolerance: 0,
    scaleIn: free,
    policies: [{ type: "stepScaling", id: "s", metric: "invocationsPerMinute", minAdjustment: 1, steps, ...over }],
  });
const set = (value: number) => ({ kind: "set", capacity: value }) as const;

function run(steps: readonly Step[], perMinute: number, over = {}) {
  const { decision } = decide(input({ target: stepped(steps, over), series: { invocations: series(T0, perMinute) } }));
  return decision.kind === "set" ? decision.to : decision.at;
}

describe("stepScaling", () => {
  const table: readonly Step[] = [
    { from: 0, to: 100, adjust: set(5) },
    { from: 100, to: 200, adjust: set(12) },
    { from: 200, adjust: set(30) },
  ];

  it.each([
    { perMinute: 0, to: 5 },
    { perMinute: 99.9, to: 5 },
    { perMinute: 100, to: 12 }, // the lower edge belongs to the step
    { perMinute: 199, to: 12 },
    { perMinute: 200, to: 30 },
    { perMinute: 1e9, to: 30 },
  ])("$perMinute a minute -> $to", ({ perMinute, to }) => {
    expect(run(table, perMinute)).toBe(to);
  });

  it("stays where it is outside all steps", () => {
    expect(run([{ from: 100, to: 200, adjust: set(30) }], 50)).toBe(10);
    expect(run([{ from: 100, to: 200, adjust: set(30) }], 200)).toBe(10);
  });

  // Percent of 10, rounded as AWS does: above one down, between zero and one up to one.
  it.each([
    { percent: 67, to: 16 }, // 6.7 -> 6
    { percent: 3, to: 11 }, // 0.3 -> 1
    { percent: -67, to: 4 }, // -6.7 -> -6
    { percent: -3, to: 9 }, // -0.3 -> -1
    { percent: 0, to: 10 },
    { percent: -100, to: 0 },
  ])("addPercent $percent -> $to", ({ percent, to }) => {
    expect(run([{ from: 0, adjust: { kind: "addPercent", percent } }], 1)).toBe(to);
  });

  it("moves by at least the minimum adjustment", () => {
    expect(run([{ from: 0, adjust: { kind: "add", units: 1 } }], 1, { minAdjustment: 5 })).toBe(15);
    expect(run([{ from: 0, adjust: { kind: "add", units: -1 } }], 1, { minAdjustment: 5 })).toBe(5);
    expect(run([{ from: 0, adjust: { kind: "add", units: 0 } }], 1, { minAdjustment: 5 })).toBe(10);
  });

  it("counts what a running cooldown already added; a larger breach still proceeds", () => {
    const steps: readonly Step[] = [
      { from: 0, to: 100, adjust: { kind: "add", units: 10 } },
      { from: 100, adjust: { kind: "add", units: 25 } },
    ];
    const cooling = { ...stepped(steps), scaleOut: { cooldownSeconds: 300 } };
    const first = decide(input({ target: cooling, series: { invocations: series(T0, 50) } }));
    expect(first.decision).toMatchObject({ to: 20 });

    const next = T0 + MINUTE;
    const again = { at: next, target: cooling, memory: first.memory, capacity: capacity(20) };
    const same = decide(input({ ...again, series: { invocations: series(next, 50) } }));
    expect(same.decision.because.map(({ code }) => code)).toContain("scaleOutCooldown");
    const larger = decide(input({ ...again, series: { invocations: series(next, 150) } }));
    expect(larger.decision).toMatchObject({ from: 20, to: 35 }); // 10 + 25, ten of them are there already

    const after = T0 + 5 * MINUTE;
    const over = decide(input({ ...again, at: after, series: { invocations: series(after, 50) } }));
    expect(over.decision).toMatchObject({ from: 20, to: 30 });
  });
});
