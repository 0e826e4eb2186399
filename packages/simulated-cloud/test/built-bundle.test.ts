import type { RunningLambda } from "@serverless-autoscaler/lambda-bundle";
import { demoOptions, generateDemoTrace, type Trace } from "@serverless-autoscaler/simulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SimulatedAws } from "../src/start-simulated-aws.js";
import { MINUTE, minuteTrace, mondayMs, startRegion } from "./region.js";
import { buildScaler, putPolicy, SCALER, startScaler, tables } from "./scaler.js";

const week = generateDemoTrace({ seed: 1, days: 7 });
/** Monday from seven to nine, the rise of the working day, moved to where the region begins. */
const morning: Trace = { ...week, startMs: mondayMs, counts: week.counts.slice(7 * 60, 9 * 60) };

const tracking = (functionName: string) => ({
  resource: { kind: "lambda-provisioned", function: functionName, alias: "live" },
  bounds: { min: 0, max: 200 },
  policies: [{ type: "targetTracking", targetUtilization: 0.7 }],
});
const policyFor = (...names: string[]) => ({
  version: 1,
  targets: Object.fromEntries(names.map((name) => [name, tracking(name)])),
});

/** One tick at the end of each minute, as the scheduler invokes the scaler. */
async function tickThrough(region: SimulatedAws, scaler: RunningLambda, from: number, to: number) {
  const logs: string[] = [];
  for (let minute = from; minute <= to; minute += 1) {
    region.advanceTo(mondayMs + minute * MINUTE);
    region.cloud.countInvocation(SCALER);
    const { status, payload, logs: lines } = await scaler.invoke({});
    expect(status, JSON.stringify(payload)).toBe("succeeded");
    logs.push(...lines);
  }
  return logs.filter((line) => line.includes('"message":"decision"'));
}

describe("the built scaler in a simulated region", { timeout: 120_000 }, () => {
  let built: Awaited<ReturnType<typeof buildScaler>>;
  beforeAll(async () => {
    built = await buildScaler();
  });
  afterAll(() => built.remove());

  it("follows two hours of the demo's morning, minute by minute, with fewer cold starts than without it", async () => {
    const functions = [{ name: "shop", trace: morning, behaviour: demoOptions }];
    const scaled = await startRegion({ functions, tables });
    const alone = await startRegion({ functions });
    await putPolicy(scaled, policyFor("shop"));
    const scaler = await startScaler(built.directory, scaled);
    const decisions = await tickThrough(scaled, scaler, 1, 120);
    alone.advanceTo(mondayMs + 120 * MINUTE);

    // The process lives in the region's time, whatever the system's clock says.
    expect(decisions[0]).toContain('"at":"2026-01-05T00:01:00.000Z"');
    expect(decisions.at(-1)).toContain('"at":"2026-01-05T02:00:00.000Z"');
    const { ready, concurrencyMax } = scaled.cloud.minutes("shop");
    const mean = (column: Float64Array, from: number, to: number) =>
      column.subarray(from, to).reduce((sum, one) => sum + one, 0) / (to - from);
    // Early in the rise and late in it: busy / 0.7, plus what the peaks of the last five minutes keep.
    for (const [from, to] of [
      [20, 50],
      [90, 120],
    ] as const) {
      const busy = mean(concurrencyMax, from, to);
      expect(mean(ready, from, to)).toBeGreaterThan(busy / 0.7);
      expect(mean(ready, from, to)).toBeLessThan((1.5 * busy) / 0.7);
    }
    const [with_, without] = [scaled, alone].map(({ cloud }) => cloud.result("shop"));
    expect(with_?.requests).toBe(without?.requests);
    expect(with_?.coldStarts).toBeLessThan(0.5 * (without?.coldStarts ?? 0));
    expect(with_?.changes).toBe(scaled.aws.requests().lambda?.PutProvisionedConcurrencyConfig);
  });

  it("raises a reservation that throttles until it no longer does", async () => {
    const trace = minuteTrace(new Array<number>(30).fill(400));
    const functions = [{ name: "shop", trace, behaviour: demoOptions, reserved: 5 }];
    const region = await startRegion({ functions, tables });
    const capped = { ...tracking("shop"), resource: { kind: "lambda-reserved", function: "shop" } };
    await putPolicy(region, { version: 1, targets: { shop: { ...capped, bounds: { min: 5, max: 200 } } } });
    const scaler = await startScaler(built.directory, region);
    await tickThrough(region, scaler, 1, 20);
    const { throttles, concurrencyMax } = region.cloud.minutes("shop");
    expect(Math.min(...throttles.subarray(0, 2))).toBeGreaterThan(0);
    expect(Math.max(...throttles.subarray(15, 20))).toBe(0);
    const cap = await region.cloud.reserved.get("shop");
    expect(cap).toBeGreaterThan(Math.max(...concurrencyMax.subarray(15, 20)));
    expect(cap).toBeLessThan(100);
  });

  it("holds while metrics are missing, and goes on when they are back", async () => {
    const trace = minuteTrace(new Array<number>(40).fill(300));
    const region = await startRegion({ functions: [{ name: "shop", trace, behaviour: demoOptions }], tables });
    await putPolicy(region, policyFor("shop"));
    const scaler = await startScaler(built.directory, region);
    await tickThrough(region, scaler, 1, 10);
    const before = region.cloud.provisioned.get("shop", "live")?.requested;
    expect(before).toBeGreaterThan(10);

    region.aws.fault({ service: "cloudwatch", kind: "missingMetrics" });
    const blind = await tickThrough(region, scaler, 11, 25);
    expect(blind.every((line) => line.includes("missingData"))).toBe(true);
    expect(region.cloud.provisioned.get("shop", "live")?.requested).toBe(before);
    region.aws.clearFaults();
    const seeing = await tickThrough(region, scaler, 26, 27);
    expect(seeing.join()).not.toContain("missingData");
  });

  it("waits out an allocation under way and every other trouble, and loses no minute of the others", async () => {
    const functions = ["shop", "cart"].map((name) => ({ name, trace: morning, behaviour: demoOptions }));
    const region = await startRegion({ functions, tables });
    await putPolicy(region, policyFor("shop", "cart"));
    const scaler = await startScaler(built.directory, region);
    const put = { service: "lambda", action: "PutProvisionedConcurrencyConfig" };
    region.aws.fault({ ...put, kind: "conflict", match: "shop", times: 1 });
    region.aws.fault({ ...put, kind: "throttle", match: "cart", times: 1 });
    region.aws.fault({ service: "cloudwatch", kind: "internal", times: 1 });
    region.aws.fault({ service: "cloudwatch", kind: "lateMetrics", delayMs: 150_000, times: 3 });
    const decisions = await tickThrough(region, scaler, 1, 15);
    expect(decisions).toHaveLength(2 * 15);
    expect(decisions.filter((line) => line.includes('"allocationInProgress"')).length).toBeGreaterThan(1);
    for (const name of ["shop", "cart"]) expect(region.cloud.provisioned.get(name, "live")?.status).toBe("READY");
  });
});
