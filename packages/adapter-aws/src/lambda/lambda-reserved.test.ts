import {
  GetFunctionConcurrencyCommand,
  type LambdaClient,
  PutProvisionedConcurrencyConfigCommand,
} from "@aws-sdk/client-lambda";
import type { Change } from "@serverless-autoscaler/scaling-core";
import { describe, expect, it } from "vitest";
import { actuatorContract, shopWorld } from "../../test/actuator-contract.js";
import { soon } from "../../test/local-world.js";
import { lambdaReserved, setReserved } from "./lambda-reserved.js";

const shop = { kind: "lambda-reserved", function: "shop", adopt: false } as const;
const change = (from: Change["from"], to: number): Change => ({ target: "shop", resource: shop, from, to });

actuatorContract("lambdaReserved", {
  make: lambdaReserved,
  resource: shop,
  world: () => shopWorld({ reserved: 5 }),
  missing: { ...shop, function: "nobody" },
  wrongKind: { kind: "lambda-provisioned", function: "shop", alias: "live" },
  write: "PutFunctionConcurrency",
});

const reservedOf = async (lambda: LambdaClient) =>
  (await lambda.send(new GetFunctionConcurrencyCommand({ FunctionName: "shop" }))).ReservedConcurrentExecutions;

describe("lambdaReserved reads three states", () => {
  it("n is n", async () => {
    const { lambda } = await shopWorld({ reserved: 7 });
    expect(await lambdaReserved(lambda).read(shop, 1, soon())).toEqual({
      ok: true,
      value: { requested: 7, ready: 7, readAt: 1 },
    });
  });

  it("0 is a function that somebody stopped, and stays so", async () => {
    const { lambda } = await shopWorld({ reserved: 0 });
    expect(await lambdaReserved(lambda).read(shop, 1, soon())).toMatchObject({
      value: { requested: 0, ready: 0, locked: { code: "functionStopped" } },
    });
  });

  it("unset is locked with a way out, unless it is to be adopted", async () => {
    const { lambda } = await shopWorld();
    expect(await lambdaReserved(lambda).read(shop, 1, soon())).toMatchObject({
      value: { requested: "unset", locked: { code: "reservedUnset", text: expect.stringContaining("adopt: true") } },
    });
    expect(await lambdaReserved(lambda).read({ ...shop, adopt: true }, 1, soon())).toEqual({
      ok: true,
      value: { requested: "unset", ready: 0, readAt: 1 },
    });
  });

  it("leaves Managed Instances alone", async () => {
    const { lambda } = await shopWorld({ reserved: 5, capacityProvider: "arn:aws:lambda:::cp" });
    const actuator = lambdaReserved(lambda);
    expect(await actuator.read(shop, 1, soon())).toMatchObject({ value: { locked: { code: "managedInstances" } } });
    expect(await actuator.apply(change(5, 8), soon())).toMatchObject({ kind: "refused", code: "managedInstances" });
  });
});

describe("lambdaReserved changes", () => {
  it("goes through PutFunctionConcurrency and nothing else", async () => {
    const { aws, lambda } = await shopWorld({ reserved: 5 });
    await lambdaReserved(lambda).apply(change(5, 8), soon());
    expect(await reservedOf(lambda)).toBe(8);
    expect(aws.requests()["lambda"]).toEqual({ GetFunction: 1, PutFunctionConcurrency: 1, GetFunctionConcurrency: 1 });
  });

  it("takes an unset function over when told to", async () => {
    const { lambda } = await shopWorld();
    expect(await lambdaReserved(lambda).apply(change("unset", 8), soon())).toEqual({ kind: "applied" });
    expect(await reservedOf(lambda)).toBe(8);
  });

  it("does not start a function that was stopped since it was read", async () => {
    const { lambda } = await shopWorld({ reserved: 0 });
    expect(await lambdaReserved(lambda).apply(change(5, 8), soon())).toMatchObject({
      kind: "refused",
      code: "functionStopped",
    });
    expect(await reservedOf(lambda)).toBe(0);
  });

  it("learns the unreserved floor from AWS's refusal: 1000 - 950 leaves less than 100", async () => {
    const { lambda } = await shopWorld({ reserved: 5 });
    expect(await lambdaReserved(lambda).apply(change(5, 950), soon())).toMatchObject({
      kind: "refused",
      code: "unreservedFloor",
      why: expect.stringContaining("AWS keeps 100 executions of the account unreserved"),
    });
  });

  it("is refused below the function's provisioned concurrency, and told what to lower", async () => {
    const { lambda } = await shopWorld({ reserved: 20 });
    const put = { FunctionName: "shop", Qualifier: "live", ProvisionedConcurrentExecutions: 10 };
    await lambda.send(new PutProvisionedConcurrencyConfigCommand(put));
    expect(await lambdaReserved(lambda).apply(change(20, 5), soon())).toMatchObject({
      kind: "refused",
      code: "InvalidParameterValueException",
      why: expect.stringMatching(/total provisioned concurrency.*lower the provisioned concurrency first/),
    });
  });

  it("waits for an update of the function", async () => {
    const { aws, lambda } = await shopWorld({ reserved: 5 });
    aws.fault({ service: "lambda", action: "PutFunctionConcurrency", kind: "conflict", times: 1 });
    expect(await lambdaReserved(lambda).apply(change(5, 8), soon())).toMatchObject({
      kind: "refused",
      code: "ResourceConflictException",
      why: expect.stringContaining("the next tick tries again"),
    });
  });
});

describe("setReserved", () => {
  it("sets all three states, each from each", async () => {
    const { lambda } = await shopWorld({ reserved: 5 });
    for (const to of ["unset", 0, 7, "unset", 7, 0, "unset"] as const) {
      expect(await setReserved(lambda, "shop", to, soon())).toEqual({ kind: "applied" });
      expect((await reservedOf(lambda)) ?? "unset").toBe(to);
    }
  });

  it("names the permission of the request that it made", async () => {
    const { aws, lambda } = await shopWorld({ reserved: 5 });
    aws.fault({ service: "lambda", kind: "accessDenied" });
    expect(await setReserved(lambda, "shop", "unset", soon())).toMatchObject({
      kind: "refused",
      why: expect.stringContaining("grant lambda:DeleteFunctionConcurrency"),
    });
  });
});
