import { describe, expect, it } from "vitest";
import { minuteTrace, mondayMs, steadyTrace } from "../test/traces.js";
import { fixed } from "./baselines/fixed.js";
import { none } from "./baselines/none.js";
import type { ControlView, Policy } from "./controller.js";
import { simulate } from "./simulate.js";

/** Asks for what a table says at each minute, and calls `see` with every view. */
function scripted(wishes: Readonly<Record<number, number>>, see: (view: ControlView) => void = () => {}): Policy {
  return {
    kind: "causal",
    name: "scripted",
    create: ({ originMs }) => ({
      tickSeconds: 60,
      decide(view) {
        see(view);
        return wishes[(view.atMs - originMs) / 60_000];
      },
    }),
  };
}

describe("simulate", () => {
  it("adds up the bill from the list prices", async () => {
    // One request, on demand and cold: 1 s of service and 0.5 s of INIT at 1 GB.
    const once = minuteTrace([1, 0]);
    const options = { durationMs: 1000, durationCv: 0, coldStartMs: 500, coldStartCv: 0, memoryMb: 1024, train: 0 };
    const onDemand = await simulate(once, options, none);
    expect(onDemand.result).toMatchObject({ requests: 1, coldStarts: 1, coldStartRate: 1, throttles: 0 });
    expect(onDemand.result.p99WaitMs).toBeCloseTo(500, 6);
    expect(onDemand.result.onDemandGbSeconds).toBeCloseTo(1.5, 9);
    expect(onDemand.result.costUsd).toBeCloseTo(1.5 * 0.0000166667 + 0.0000002, 12);

    // Held for the two minutes of the trace and usable from the start: 120 GB-s idle price and 1 GB-s of execution.
    const held = await simulate(once, { ...options, spinUpSeconds: 0, billingQuantumSeconds: 1 }, fixed(1));
    expect(held.result).toMatchObject({ coldStarts: 0, provisionedGbSeconds: 120, onDemandGbSeconds: 0, changes: 1 });
    expect(held.result.p99WaitMs).toBe(0);
    expect(held.result.utilization).toBeCloseTo(1 / 120, 9);
    expect(held.result.costUsd).toBeCloseTo(120 * 0.0000041667 + 0.0000097222 + 0.0000002, 12);
  });

  it("rounds what was given back up to five minutes unless told otherwise", async () => {
    const idle = minuteTrace(new Array<number>(10).fill(0));
    const policy = scripted({ 0: 2, 1: 0 });
    const options = { memoryMb: 1024, train: 0 };
    const rounded = await simulate(idle, options, policy);
    expect(rounded.result.provisionedGbSeconds).toBe(2 * 300);
    const exact = await simulate(idle, { ...options, billingQuantumSeconds: 1 }, policy);
    expect(exact.result.provisionedGbSeconds).toBe(2 * 60);
  });

  it("counts after the training part only, with what is warm carried over", async () => {
    const trace = steadyTrace(60, 20);
    const options = { durationMs: 100, durationCv: 0, coldStartCv: 0 };
    const whole = await simulate(trace, { ...options, train: 0 }, none);
    const half = await simulate(trace, { ...options, train: 0.5 }, none);
    expect(whole.result).toMatchObject({ requests: 1200 });
    expect(whole.result.coldStarts).toBeGreaterThan(0);
    expect(half.result.requests).toBe(600);
    expect(half.trainEndMs).toBe(mondayMs + 600_000);
    const late = half.minutes.coldStarts.subarray(10).reduce((sum, each) => sum + each, 0);
    expect(half.result.coldStarts).toBe(late);
    expect(half.minutes.coldStarts).toEqual(whole.minutes.coldStarts);
  });

  it("shows a policy the minutes that ended a lag ago, and nothing of later ones", async () => {
    const seen: [minute: number, visible: number][] = [];
    const see = ({ atMs, minutes }: ControlView) => {
      seen.push([(atMs - mondayMs) / 60_000, minutes.length]);
      expect(minutes.invocations.subarray(minutes.length).every((count) => count === 0)).toBe(true);
    };
    await simulate(steadyTrace(5, 6), { metricLagSeconds: 90 }, scripted({}, see));
    // At minute m the minutes that ended by m - 1.5 are visible.
    expect(seen).toEqual([
      [0, 0],
      [1, 0],
      [2, 0],
      [3, 1],
      [4, 2],
      [5, 3],
    ]);
  });

  it("has no utilisation without traffic on provisioned", async () => {
    const trace = minuteTrace([0, 0, 0, 30, 0, 0]);
    const { minutes } = await simulate(trace, { durationMs: 100, durationCv: 0, spinUpSeconds: 60 }, fixed(2));
    expect([...minutes.utilizationMax].map(Number.isNaN)).toEqual([true, true, true, false, true, true]);
    // 30 x 0.1 s of 2 x 60 s.
    expect(minutes.utilizationAverage[3]).toBeCloseTo(3 / 120, 2);
    expect([...minutes.ready]).toEqual([0, 2, 2, 2, 2, 2]);
  });

  it("measures on whole minutes of the clock, wherever the trace begins", async () => {
    const trace = { name: "t", startMs: mondayMs + 30_000, binMs: 30_000, counts: Float64Array.of(3, 4, 5) };
    const { minutes } = await simulate(trace, { train: 0 }, none);
    expect(minutes.originMs).toBe(mondayMs);
    expect([...minutes.invocations.subarray(0, minutes.length)]).toEqual([3, 9]);
  });

  it("keeps a timeline of what was asked for, clamped to the cap", async () => {
    const { timeline, result } = await simulate(
      steadyTrace(0, 10),
      { reserved: 50, train: 0 },
      scripted({ 1: 5, 2: 5, 4: 80, 6: -3 }),
    );
    expect(timeline).toEqual([
      { atMs: mondayMs + 60_000, provisioned: 5 },
      { atMs: mondayMs + 240_000, provisioned: 50 },
      { atMs: mondayMs + 360_000, provisioned: 0 },
    ]);
    expect(result.changes).toBe(3);
  });

  it("refuses a policy that asks for part of an environment", async () => {
    await expect(simulate(steadyTrace(1, 3), {}, scripted({ 1: 1.5 }))).rejects.toThrow(
      "policy scripted asked for 1.5 provisioned environments, expected a whole number",
    );
  });

  it("awaits a policy that answers later, with the same outcome", async () => {
    const later: Policy = {
      kind: "causal",
      name: "later",
      create: () => ({ tickSeconds: 60, decide: ({ minutes }) => Promise.resolve(minutes.length % 7) }),
    };
    const atOnce: Policy = {
      kind: "causal",
      name: "later",
      create: () => ({ tickSeconds: 60, decide: ({ minutes }) => minutes.length % 7 }),
    };
    const trace = steadyTrace(200, 60);
    expect(await simulate(trace, {}, later)).toEqual(await simulate(trace, {}, atOnce));
  });

  it("tells how far it has come", async () => {
    const shares: number[] = [];
    await simulate(steadyTrace(1, 4), {}, scripted({}), (share) => shares.push(share));
    expect(shares).toEqual([0, 0.25, 0.5, 0.75]);
  });
});
