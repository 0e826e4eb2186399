import {
  DeleteProvisionedConcurrencyConfigCommand,
  GetAccountSettingsCommand,
  GetProvisionedConcurrencyConfigCommand,
  InvalidParameterValueException,
  ListProvisionedConcurrencyConfigsCommand,
  ProvisionedConcurrencyConfigNotFoundException,
  PutFunctionConcurrencyCommand,
  PutProvisionedConcurrencyConfigCommand,
  ResourceConflictException,
  ResourceNotFoundException,
} from "@aws-sdk/client-lambda";
import { afterEach, describe, expect, test } from "vitest";
import { clients, handClock } from "../../test/clients.js";
import type { StandaloneFunction } from "../cloud/in-memory-cloud.js";
import { type LocalAws, startLocalAws } from "../start-local-aws.js";

let aws: LocalAws;
afterEach(() => aws.close());

const clock = handClock(Date.UTC(2026, 10, 1));

async function withFunctions(...functions: StandaloneFunction[]) {
  aws = await startLocalAws({ functions, now: clock.now, spinUpSeconds: 90 });
  const { lambda } = clients(aws.url);
  const at = (FunctionName: string, Qualifier: string) => ({ FunctionName, Qualifier });
  return {
    lambda,
    put: (name: string, qualifier: string, executions: number) =>
      lambda.send(
        new PutProvisionedConcurrencyConfigCommand({
          ...at(name, qualifier),
          ProvisionedConcurrentExecutions: executions,
        }),
      ),
    get: (name: string, qualifier: string) =>
      lambda.send(new GetProvisionedConcurrencyConfigCommand(at(name, qualifier))),
    remove: (name: string, qualifier: string) =>
      lambda.send(new DeleteProvisionedConcurrencyConfigCommand(at(name, qualifier))),
    reserve: (FunctionName: string, ReservedConcurrentExecutions: number) =>
      lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions })),
    unreserved: async () =>
      (await lambda.send(new GetAccountSettingsCommand({}))).AccountLimit?.UnreservedConcurrentExecutions,
  };
}

describe("an allocation", () => {
  test("is IN_PROGRESS with nothing usable, then READY all at once", async () => {
    const { put, get } = await withFunctions({ name: "checkout", aliases: ["live"] });
    const accepted = await put("checkout", "live", 5);
    expect(accepted).toMatchObject({
      Status: "IN_PROGRESS",
      RequestedProvisionedConcurrentExecutions: 5,
      AvailableProvisionedConcurrentExecutions: 0,
      AllocatedProvisionedConcurrentExecutions: 0,
    });
    expect(accepted.$metadata.httpStatusCode).toBe(202);
    clock.advanceSeconds(89);
    expect(await get("checkout", "live")).toMatchObject({ Status: "IN_PROGRESS" });
    clock.advanceSeconds(1);
    expect(await get("checkout", "live")).toMatchObject({
      Status: "READY",
      AvailableProvisionedConcurrentExecutions: 5,
      AllocatedProvisionedConcurrentExecutions: 5,
    });
  });

  test("keeps serving what was ready while more is prepared", async () => {
    const { put, get } = await withFunctions({ name: "checkout", aliases: ["live"] });
    await put("checkout", "live", 5);
    clock.advanceSeconds(90);
    await put("checkout", "live", 8);
    expect(await get("checkout", "live")).toMatchObject({
      Status: "IN_PROGRESS",
      RequestedProvisionedConcurrentExecutions: 8,
      AvailableProvisionedConcurrentExecutions: 5,
    });
  });

  test("refuses another change until it is READY", async () => {
    const { put } = await withFunctions({ name: "checkout", aliases: ["live"] });
    await put("checkout", "live", 5);
    await expect(put("checkout", "live", 6)).rejects.toThrow(ResourceConflictException);
    clock.advanceSeconds(90);
    await expect(put("checkout", "live", 6)).resolves.toMatchObject({ Status: "IN_PROGRESS" });
  });

  test("lets only one of two changes at the same time through", async () => {
    const { put } = await withFunctions({ name: "checkout", aliases: ["live"] });
    const outcomes = await Promise.allSettled([put("checkout", "live", 5), put("checkout", "live", 6)]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("is deleted, and deleting what is not there is no error", async () => {
    const { put, get, remove } = await withFunctions({ name: "checkout", aliases: ["live"] });
    await put("checkout", "live", 5);
    await remove("checkout", "live");
    const error = await get("checkout", "live").catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ProvisionedConcurrencyConfigNotFoundException);
    expect(error).toMatchObject({
      name: "ProvisionedConcurrencyConfigNotFoundException",
      Type: "User",
      message: "No Provisioned Concurrency Config found for this function",
      $metadata: { httpStatusCode: 404 },
    });
    await expect(remove("checkout", "live")).resolves.toMatchObject({ $metadata: { httpStatusCode: 204 } });
  });

  test("is found by a full ARN with its alias", async () => {
    const { put, lambda } = await withFunctions({ name: "checkout", aliases: ["live"] });
    await put("arn:aws:lambda:us-east-1:123456789012:function:checkout", "live", 5);
    const list = await lambda.send(new ListProvisionedConcurrencyConfigsCommand({ FunctionName: "checkout" }));
    expect(list.ProvisionedConcurrencyConfigs?.map((config) => config.FunctionArn)).toEqual([
      "arn:aws:lambda:us-east-1:123456789012:function:checkout:live",
    ]);
  });
});

describe("is refused", () => {
  test.each([
    { why: "below 1", qualifier: "live", executions: 0, name: "ValidationException" },
    { why: "on $LATEST", qualifier: "$LATEST", executions: 1, name: "InvalidParameterValueException" },
    {
      why: "on an alias that shifts traffic",
      qualifier: "canary",
      executions: 1,
      name: "InvalidParameterValueException",
    },
    { why: "on an alias that is not there", qualifier: "gone", executions: 1, name: "ResourceNotFoundException" },
    { why: "on a version that is not there", qualifier: "7", executions: 1, name: "ResourceNotFoundException" },
  ])("$why", async ({ qualifier, executions, name }) => {
    const { put } = await withFunctions({
      name: "checkout",
      aliases: ["live", "canary"],
      weights: { canary: { "2": 0.1 } },
    });
    await expect(put("checkout", qualifier, executions)).rejects.toMatchObject({ name });
  });

  test("on a function that is not there", async () => {
    const { put } = await withFunctions();
    const error = await put("nobody", "live", 1).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ResourceNotFoundException);
    expect(error).toMatchObject({
      Type: "User",
      message: "Function not found: arn:aws:lambda:us-east-1:123456789012:function:nobody:live",
    });
  });

  test("with SnapStart", async () => {
    const { put } = await withFunctions({ name: "java", aliases: ["live"], snapStart: "on" });
    await expect(put("java", "live", 1)).rejects.toThrow(InvalidParameterValueException);
  });

  test("on a version that another alias already provisions", async () => {
    const { put } = await withFunctions({ name: "checkout", aliases: ["live", "blue"] });
    await put("checkout", "live", 1);
    await expect(put("checkout", "blue", 1)).rejects.toThrow(ResourceConflictException);
    await expect(put("checkout", "1", 1)).rejects.toThrow("Version is pointed by a Provisioned Concurrency alias");
  });
});

describe("the reservation", () => {
  test("bounds the provisioned concurrency of all versions together", async () => {
    const { put } = await withFunctions({
      name: "checkout",
      aliases: ["live", "blue"],
      versions: { blue: "2" },
      reserved: 10,
    });
    await put("checkout", "live", 6);
    await expect(put("checkout", "blue", 5)).rejects.toThrow(
      "Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function",
    );
    await expect(put("checkout", "blue", 4)).resolves.toMatchObject({ Status: "IN_PROGRESS" });
  });

  test("cannot fall below what is provisioned", async () => {
    const { put, reserve } = await withFunctions({ name: "checkout", aliases: ["live"] });
    await put("checkout", "live", 6);
    await expect(reserve("checkout", 5)).rejects.toThrow(InvalidParameterValueException);
    await expect(reserve("checkout", 6)).resolves.toMatchObject({ ReservedConcurrentExecutions: 6 });
  });
});

describe("the account's pool", () => {
  test("counts a reservation, and provisioned concurrency where there is none", async () => {
    const { put, unreserved } = await withFunctions(
      { name: "reserved", aliases: ["live"], reserved: 300 },
      { name: "open", aliases: ["live"] },
    );
    await put("reserved", "live", 200); // inside its reservation of 300
    await put("open", "live", 50);
    expect(await unreserved()).toBe(650); // 1000 - 300 - 50
  });

  test("keeps an unreserved floor from provisioned concurrency", async () => {
    const { put } = await withFunctions({ name: "reserved", reserved: 300 }, { name: "open", aliases: ["live"] });
    await expect(put("open", "live", 601)).rejects.toThrow(
      "Specified ConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100].",
    );
    await expect(put("open", "live", 600)).resolves.toBeDefined(); // 1000 - 300 - 600 = 100
  });

  test("keeps an unreserved floor from reservations, counting what is provisioned elsewhere", async () => {
    const { put, reserve } = await withFunctions({ name: "a" }, { name: "open", aliases: ["live"] });
    await put("open", "live", 200);
    await expect(reserve("a", 701)).rejects.toThrow(/below its minimum value of \[100\]/);
    await expect(reserve("a", 700)).resolves.toBeDefined(); // 1000 - 200 - 700 = 100
  });
});

test("lists page by page", async () => {
  const aliases = ["a", "b", "c"];
  const { put, lambda } = await withFunctions({
    name: "checkout",
    aliases,
    versions: { a: "1", b: "2", c: "3" },
  });
  for (const alias of aliases) await put("checkout", alias, 1);
  const seen: string[] = [];
  let marker: string | undefined;
  do {
    const page = await lambda.send(
      new ListProvisionedConcurrencyConfigsCommand({ FunctionName: "checkout", MaxItems: 2, Marker: marker }),
    );
    seen.push(
      ...(page.ProvisionedConcurrencyConfigs ?? []).map((config) => config.FunctionArn?.split(":").pop() ?? ""),
    );
    marker = page.NextMarker;
  } while (marker !== undefined);
  expect(seen).toEqual(aliases);
  expect(aws.requests().lambda?.ListProvisionedConcurrencyConfigs).toBe(2);
});
