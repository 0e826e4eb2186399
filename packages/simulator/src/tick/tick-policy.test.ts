import { PolicyFileError } from "@serverless-autoscaler/scaling-config";
import { describe, expect, it } from "vitest";
import { minuteTrace, mondayMs, steadyTrace } from "../../test/traces.js";
import { simulate } from "../simulate.js";
import { defaultTarget } from "./default-target.js";
import { rulesPolicy, tickPolicy } from "./tick-policy.js";

const tracking = { policies: [{ type: "targetTracking" }] };
const codes = (because: readonly { readonly code: string }[]) => because.map(({ code }) => code);

describe("rulesPolicy", () => {
  it("scales by the real tick: out with the load, in after the stabilisation window", async () => {
    // 600 a minute x 0.5 s = 5 erlangs for twenty minutes, then nothing.
    const counts = Array.from({ length: 120 }, (_, minute) => (minute >= 10 && minute < 30 ? 600 : 0));
    const { timeline, decisions } = await simulate(
      minuteTrace(counts),
      { durationMs: 500, train: 0 },
      rulesPolicy("targetTracking", tracking),
    );
    const [first] = timeline;
    // Minute 10 ends at 11 and is visible a minute later.
    expect(first?.atMs).toBe(mondayMs + 12 * 60_000);
    const out = decisions.find(({ decision }) => decision.kind === "set");
    const peak = out?.seen.concurrency;
    expect(peak).toMatchObject({ kind: "value", at: mondayMs + 10 * 60_000 });
    expect(first?.provisioned).toBe(Math.ceil((peak?.kind === "value" ? peak.value : 0) / 0.7));
    expect(out?.outcome).toEqual({ kind: "applied" });
    expect(timeline.at(-1)?.provisioned).toBe(0);
    expect(timeline.at(-1)?.atMs).toBeGreaterThan(mondayMs + 35 * 60_000);
  });

  it("holds while an allocation is in progress, and says so", async () => {
    const { decisions } = await simulate(
      steadyTrace(600, 10),
      { durationMs: 500, train: 0 },
      rulesPolicy("targetTracking", tracking),
    );
    const [out, during] = decisions.slice(decisions.findIndex(({ decision }) => decision.kind === "set"));
    expect(during?.at).toBe((out?.at ?? 0) + 60_000);
    expect(during?.decision.kind).toBe("hold");
    expect(codes(during?.decision.because ?? [])).toContain("allocationInProgress");
  });

  it("takes silence for no load, because the scaler's own minutes are there", async () => {
    const { decisions } = await simulate(steadyTrace(0, 5), { train: 0 }, rulesPolicy("targetTracking", tracking));
    expect(decisions.at(-1)?.seen.concurrency).toMatchObject({ kind: "zero", value: 0 });
  });

  it("sees late metrics when they are late, and is not blind because of it", async () => {
    const { timeline } = await simulate(
      steadyTrace(600, 20),
      { durationMs: 500, metricLagSeconds: 120, train: 0 },
      rulesPolicy("targetTracking", tracking),
    );
    // The first minute ends at 1 and is visible at 3.
    expect(timeline[0]?.atMs).toBe(mondayMs + 3 * 60_000);
  });

  it("never asks for more than the cap", async () => {
    const { timeline, result } = await simulate(
      steadyTrace(1200, 20),
      { durationMs: 500, reserved: 8, train: 0 },
      rulesPolicy("targetTracking", tracking),
    );
    expect(Math.max(...timeline.map(({ provisioned }) => provisioned))).toBe(8);
    expect(result.throttles).toBeGreaterThan(0);
  });

  it("refuses rules that a policy file may not have", async () => {
    const policy = rulesPolicy("mine", { policies: [{ type: "targetTraking" }] });
    await expect(simulate(steadyTrace(1, 3), {}, policy)).rejects.toThrow(PolicyFileError);
  });
});

describe("tickPolicy", () => {
  it("refuses a target that is not provisioned concurrency", async () => {
    const target = defaultTarget(tracking, 10);
    const reserved = { ...target, resource: { kind: "lambda-reserved", function: "a", adopt: false } } as const;
    await expect(simulate(steadyTrace(1, 3), {}, tickPolicy("reserved", reserved))).rejects.toThrow(
      "targets.simulated.resource.kind: got lambda-reserved, expected lambda-provisioned, which is what is simulated",
    );
  });

  it("scales within the target's own bounds", async () => {
    const target = { ...defaultTarget(tracking, 10), bounds: { min: 2, max: 3 } };
    const { timeline } = await simulate(
      steadyTrace(600, 20),
      { durationMs: 500, train: 0 },
      tickPolicy("bounded", target),
    );
    expect(timeline.map(({ provisioned }) => provisioned)).toEqual([2, 3]);
  });
});
