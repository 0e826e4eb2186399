import {
  type LambdaClient,
  ListProvisionedConcurrencyConfigsCommand,
  PutProvisionedConcurrencyConfigCommand,
} from "@aws-sdk/client-lambda";
import type { Change } from "@serverless-autoscaler/scaling-core";
import { describe, expect, it } from "vitest";
import { actuatorContract, shopWorld } from "../../test/actuator-contract.js";
import { soon } from "../../test/local-world.js";
import { lambdaProvisioned } from "./lambda-provisioned.js";

const live = { kind: "lambda-provisioned", function: "shop", alias: "live" } as const;
const change = (from: number, to: number): Change => ({ target: "shop", resource: live, from, to });

const put = (lambda: LambdaClient, Qualifier: string, ProvisionedConcurrentExecutions: number) =>
  lambda.send(
    new PutProvisionedConcurrencyConfigCommand({ FunctionName: "shop", Qualifier, ProvisionedConcurrentExecutions }),
  );

const configs = async (lambda: LambdaClient) => {
  const answer = await lambda.send(new ListProvisionedConcurrencyConfigsCommand({ FunctionName: "shop" }));
  return (answer.ProvisionedConcurrencyConfigs ?? []).map((one) => one.RequestedProvisionedConcurrentExecutions);
};

actuatorContract("lambdaProvisioned", {
  make: lambdaProvisioned,
  resource: live,
  world: async () => {
    const world = await shopWorld();
    await put(world.lambda, "live", 5);
    return world;
  },
  missing: { ...live, function: "nobody" },
  wrongKind: { kind: "lambda-reserved", function: "shop", adopt: false },
  write: "PutProvisionedConcurrencyConfig",
});

describe("lambdaProvisioned reads", () => {
  it("zero where there is nothing, with what one environment is made of", async () => {
    const { lambda } = await shopWorld({ memoryMb: 1536, architecture: "arm64" });
    expect(await lambdaProvisioned(lambda).read(live, 1, soon())).toEqual({
      ok: true,
      value: { requested: 0, ready: 0, readAt: 1, unit: { memoryMb: 1536, architecture: "arm64" } },
    });
  });

  it("takes one control-plane request, and two of GetFunction's own quota", async () => {
    const { aws, lambda } = await shopWorld({ reserved: 50 });
    await lambdaProvisioned(lambda).read(live, 1, soon());
    expect(aws.requests()["lambda"]).toEqual({ GetFunction: 2, ListProvisionedConcurrencyConfigs: 1 });
  });

  it("a running allocation as a lock, what serves as ready", async () => {
    let now = Date.parse("2026-11-21T08:00:00Z");
    const { lambda } = await shopWorld({}, { spinUpSeconds: 90, now: () => now });
    await put(lambda, "live", 10);
    now += 60_000;
    expect(await lambdaProvisioned(lambda).read(live, now, soon())).toMatchObject({
      value: {
        requested: 10,
        ready: 0,
        locked: { code: "allocationInProgress", text: "shop:live: AWS is allocating 10, for 60 s now" },
      },
    });
    now += 60_000;
    const ready = await lambdaProvisioned(lambda).read(live, now, soon());
    expect(ready).toMatchObject({ value: { requested: 10, ready: 10 } });
    expect(ready.ok && ready.value.locked).toBeUndefined();
  });

  it("the ceiling that the reservation leaves: 50 - 12 on another alias - 8 on a version", async () => {
    const aliases = ["live", "blue"];
    const versions = { live: "1", blue: "2" };
    const { lambda } = await shopWorld({ reserved: 50, aliases, versions: { ...versions, old: "3" } });
    await put(lambda, "live", 5);
    await put(lambda, "blue", 12);
    await put(lambda, "3", 8);
    expect(await lambdaProvisioned(lambda).read(live, 1, soon())).toMatchObject({
      value: { requested: 5, ceiling: { value: 30, because: { code: "ceiling", values: { others: 20 } } } },
    });
  });

  it("this alias's own configuration among many pages", async () => {
    const names = Array.from({ length: 60 }, (_, index) => `a${index}`);
    const versions = Object.fromEntries([...names, "live"].map((name, index) => [name, String(index + 1)]));
    const { aws, lambda } = await shopWorld({ reserved: 500, aliases: [...names, "live"], versions });
    for (const name of [...names, "live"]) await put(lambda, name, name === "live" ? 7 : 1);
    aws.resetRequests();
    expect(await lambdaProvisioned(lambda).read(live, 1, soon())).toMatchObject({
      value: { requested: 7, ceiling: { value: 440 } }, // 500 - 60
    });
    expect(aws.requests()["lambda"]?.["ListProvisionedConcurrencyConfigs"]).toBe(2);
  });

  it.each([
    ["snapStart", { snapStart: "on" }],
    ["managedInstances", { capacityProvider: "arn:aws:lambda:::cp" }],
  ] as const)("a lock for %s", async (code, spec) => {
    const { lambda } = await shopWorld(spec);
    expect(await lambdaProvisioned(lambda).read(live, 1, soon())).toMatchObject({ value: { locked: { code } } });
  });
});

describe("lambdaProvisioned changes", () => {
  it("goes to zero by taking the configuration away, and zero twice is nothing", async () => {
    const { aws, lambda } = await shopWorld();
    await put(lambda, "live", 5);
    expect(await lambdaProvisioned(lambda).apply(change(5, 0), soon())).toEqual({ kind: "applied" });
    expect(await configs(lambda)).toEqual([]);
    aws.resetRequests();
    expect(await lambdaProvisioned(lambda).apply(change(5, 0), soon())).toEqual({ kind: "unchanged" });
    expect(aws.requests()["lambda"]).toEqual({ GetAlias: 1, GetProvisionedConcurrencyConfig: 1 });
  });

  it("takes three control-plane requests, and none of another kind", async () => {
    const { aws, lambda } = await shopWorld();
    await lambdaProvisioned(lambda).apply(change(0, 5), soon());
    expect(aws.requests()["lambda"]).toEqual({
      GetAlias: 1,
      GetProvisionedConcurrencyConfig: 1,
      PutProvisionedConcurrencyConfig: 1,
    });
  });

  it.each([8, 0])("holds to %d while the alias shifts traffic", async (to) => {
    const { aws, lambda } = await shopWorld();
    await put(lambda, "live", 5);
    aws.putFunction({ name: "shop", aliases: ["live"], weights: { live: { "2": 0.1 } } });
    expect(await lambdaProvisioned(lambda).apply(change(5, to), soon())).toMatchObject({
      kind: "refused",
      code: "aliasShifting",
      why: expect.stringContaining("version 2 takes 0.1"),
    });
    expect(await configs(lambda)).toEqual([5]);
  });

  it("refuses an alias of $LATEST, and says to publish", async () => {
    const { lambda } = await shopWorld({ versions: { live: "$LATEST" } });
    expect(await lambdaProvisioned(lambda).apply(change(0, 5), soon())).toMatchObject({
      kind: "refused",
      code: "aliasOfLatest",
      why: expect.stringContaining("publish a version"),
    });
  });

  it("waits out an allocation: a 409 is an outcome, not an error", async () => {
    const { lambda } = await shopWorld({}, { spinUpSeconds: 90 });
    await put(lambda, "live", 5);
    expect(await lambdaProvisioned(lambda).apply(change(5, 8), soon())).toMatchObject({
      kind: "refused",
      code: "allocationInProgress",
    });
    expect(await configs(lambda)).toEqual([5]);
  });

  it("does not call it an allocation when the version is taken under another name", async () => {
    const { lambda } = await shopWorld();
    await put(lambda, "1", 5);
    expect(await lambdaProvisioned(lambda).apply(change(0, 8), soon())).toMatchObject({
      kind: "refused",
      code: "ResourceConflictException",
      why: expect.stringContaining("delete the other configuration of the same version"),
    });
  });

  it("is refused above the reservation, in AWS's words", async () => {
    const { lambda } = await shopWorld({ reserved: 10 });
    expect(await lambdaProvisioned(lambda).apply(change(0, 11), soon())).toMatchObject({
      kind: "refused",
      code: "InvalidParameterValueException",
      why: expect.stringContaining("greater than the reservedConcurrentExecution"),
    });
  });

  it("learns the account's floor, whatever it is there", async () => {
    const { lambda } = await shopWorld({}, { account: { unreservedFloor: 40, concurrencyLimit: 100 } });
    expect(await lambdaProvisioned(lambda).apply(change(0, 61), soon())).toMatchObject({
      kind: "refused",
      code: "unreservedFloor",
      why: expect.stringContaining("AWS keeps 40 executions"),
    });
  });
});
