import {
  GetFunctionConcurrencyCommand,
  GetProvisionedConcurrencyConfigCommand,
  PutProvisionedConcurrencyConfigCommand,
} from "@aws-sdk/client-lambda";
import { runInLambda } from "@serverless-autoscaler/lambda-bundle";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildScaler, lambdaOf, putLoad, putPolicy, startScaler, startWorld } from "./world.js";

// Nothing stands between a load and its decision but the load: windows and cooldowns have tests of their own.
const atOnce = { cooldown: "0s", stabilization: "0s", maxPercentPerMinute: 100, quantum: "0s" };
const tracking = [{ type: "targetTracking", targetUtilization: 0.7 }];
const shop = {
  resource: { kind: "lambda-provisioned", function: "shop", alias: "live" },
  bounds: { min: 1, max: 100 },
  policies: tracking,
  scaleIn: atOnce,
};
const policy = { version: 1, targets: { shop } };
const capped = {
  resource: { kind: "lambda-reserved" },
  bounds: { min: 5, max: 200 },
  policies: tracking,
  scaleIn: atOnce,
};

const provisionedOf = (aws: Parameters<typeof lambdaOf>[0]) =>
  lambdaOf(aws)
    .send(new GetProvisionedConcurrencyConfigCommand({ FunctionName: "shop", Qualifier: "live" }))
    .then(({ RequestedProvisionedConcurrentExecutions: requested }) => requested);

describe("the built scaler", () => {
  let built: Awaited<ReturnType<typeof buildScaler>>;
  beforeAll(async () => {
    built = await buildScaler();
  });
  afterAll(() => built.remove());

  it("scales out with the load, repeats nothing, and scales in when the load is gone", async () => {
    const aws = await startWorld();
    await putPolicy(aws, policy);
    putLoad(aws, { shop: 21 }, { minutesAgo: [3, 2] });
    const scaler = await startScaler(built.directory, aws);

    const first = await scaler.invoke({});
    expect(first).toMatchObject({ status: "succeeded", payload: { kind: "ran", summary: { targets: 1, applied: 1 } } });
    expect(await provisionedOf(aws)).toBe(30); // 21 / 0.7

    const again = await scaler.invoke({});
    expect(again).toMatchObject({ payload: { summary: { applied: 0, held: 1 } } });
    expect(aws.requests()).toMatchObject({ lambda: { PutProvisionedConcurrencyConfig: 1 } });

    putLoad(aws, { shop: 0 }, { minutesAgo: [1] });
    await scaler.invoke({});
    expect(await provisionedOf(aws)).toBe(1);
  });

  it("holds when the signal is missing and nothing proves that it is zero", async () => {
    const aws = await startWorld();
    await putPolicy(aws, policy);
    const warm = { FunctionName: "shop", Qualifier: "live", ProvisionedConcurrentExecutions: 30 };
    await lambdaOf(aws).send(new PutProvisionedConcurrencyConfigCommand(warm));
    const scaler = await startScaler(built.directory, aws);
    const { logs } = await scaler.invoke({});
    expect(JSON.stringify(logs)).toContain("missingData");
    expect(await provisionedOf(aws)).toBe(30);
  });

  it("retries what AWS throttles", async () => {
    const aws = await startWorld();
    await putPolicy(aws, policy);
    putLoad(aws, { shop: 21 });
    aws.fault({ service: "lambda", action: "PutProvisionedConcurrencyConfig", kind: "throttle", times: 2 });
    aws.fault({ service: "cloudwatch", action: "GetMetricData", kind: "throttle", times: 1 });
    const scaler = await startScaler(built.directory, aws);
    expect(await scaler.invoke({})).toMatchObject({ payload: { summary: { applied: 1 } } });
    expect(aws.requests()).toMatchObject({ lambda: { PutProvisionedConcurrencyConfig: 3 } });
    expect(await provisionedOf(aws)).toBe(30);
  });

  it("finds functions by their tag and scales them by the named policy", async () => {
    const aws = await startWorld();
    await putPolicy(aws, { version: 1, policies: { capped }, targets: {} });
    putLoad(aws, { cart: 28 });
    const scaler = await startScaler(built.directory, aws, { AUTOSCALE_DISCOVERY: "on" });
    expect(await scaler.invoke({})).toMatchObject({ payload: { summary: { targets: 1, applied: 1 } } });
    const { ReservedConcurrentExecutions } = await lambdaOf(aws).send(
      new GetFunctionConcurrencyCommand({ FunctionName: "cart" }),
    );
    expect(ReservedConcurrentExecutions).toBe(40); // 28 / 0.7
  });

  it("follows a policy that changes between two ticks, and keeps the last good one when the next is broken", async () => {
    const aws = await startWorld();
    await putPolicy(aws, policy);
    putLoad(aws, { shop: 21 });
    const scaler = await startScaler(built.directory, aws);
    await scaler.invoke({});
    await putPolicy(aws, { version: 1, targets: { shop: { ...shop, bounds: { min: 1, max: 25 } } } });
    await scaler.invoke({});
    expect(await provisionedOf(aws)).toBe(25);
    await putPolicy(aws, { version: 1, targets: { shop: { ...shop, bounds: { min: 50, max: 25 } } } });
    const { status, logs } = await scaler.invoke({});
    expect(status).toBe("succeeded");
    expect(JSON.stringify(logs)).toContain("targets.shop.bounds.min: 50");
    expect(await provisionedOf(aws)).toBe(25);
  });

  it("decides and tells, but changes nothing in a dry run", async () => {
    const aws = await startWorld();
    await putPolicy(aws, policy);
    putLoad(aws, { shop: 21 });
    const scaler = await startScaler(built.directory, aws, { AUTOSCALE_MODE: "dry-run" });
    expect(await scaler.invoke({})).toMatchObject({ payload: { summary: { applied: 0, skipped: 1 } } });
    expect(aws.requests().lambda?.PutProvisionedConcurrencyConfig).toBeUndefined();
  });

  it("asks AWS for nothing at all when it is switched off", async () => {
    const aws = await startWorld();
    const scaler = await startScaler(built.directory, aws, { AUTOSCALE_MODE: "off" });
    expect(await scaler.invoke({})).toMatchObject({ status: "succeeded", payload: { kind: "off" } });
    expect(aws.requests()).toEqual({});
  });

  it("fails the invocation, so that the alarm rings, when there is no policy at all", async () => {
    const aws = await startWorld();
    const scaler = await startScaler(built.directory, aws);
    const { status, payload } = await scaler.invoke({});
    expect(status).toBe("failed");
    expect(JSON.stringify(payload)).toContain("has no policy yet");
  });

  it("does not start with an environment that misses something, and names it", async () => {
    const environment = { AUTOSCALE_STAGE: "test" };
    const { invocations } = await runInLambda({
      directory: built.directory,
      handler: "lambda.handler",
      environment,
      events: [{}],
    });
    expect(invocations[0]).toMatchObject({ status: "init-failed" });
    expect(JSON.stringify(invocations[0])).toContain("AUTOSCALE_TABLE: missing");
  });

  it("lets two environments tick at once, and one of them act", async () => {
    const aws = await startWorld();
    await putPolicy(aws, policy);
    putLoad(aws, { shop: 21 });
    aws.fault({ service: "cloudwatch", action: "GetMetricData", kind: "slow", delayMs: 500 });
    const both = await Promise.all([startScaler(built.directory, aws), startScaler(built.directory, aws)]);
    const results = await Promise.all(both.map((scaler) => scaler.invoke({})));
    const kinds = results.map(({ payload }) => (payload as { kind: string }).kind).sort();
    expect(kinds).toEqual(["ran", "superseded"]);
    expect(aws.requests()).toMatchObject({ lambda: { PutProvisionedConcurrencyConfig: 1 } });
  });
});
