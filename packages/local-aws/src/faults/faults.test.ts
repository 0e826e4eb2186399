import { GetMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import { ConditionalCheckFailedException, GetItemCommand, InternalServerError } from "@aws-sdk/client-dynamodb";
import {
  GetFunctionConcurrencyCommand,
  ResourceConflictException,
  ServiceException,
  TooManyRequestsException,
} from "@aws-sdk/client-lambda";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { clients } from "../../test/clients.js";
import { LocalAwsError } from "../errors.js";
import { type LocalAws, startLocalAws } from "../start-local-aws.js";

let aws: LocalAws;
beforeEach(async () => {
  aws = await startLocalAws({ functions: [{ name: "a" }, { name: "b" }], seed: 7 });
});
afterEach(() => aws.close());

const lambda = (name = "a") => clients(aws.url).lambda.send(new GetFunctionConcurrencyCommand({ FunctionName: name }));
const dynamo = () => clients(aws.url).dynamo.send(new GetItemCommand({ TableName: "memory", Key: { pk: { S: "a" } } }));
const cloudWatch = () =>
  clients(aws.url).cloudWatch.send(
    new GetMetricDataCommand({ MetricDataQueries: [], StartTime: new Date(0), EndTime: new Date(60_000) }),
  );

describe("takes the shape of its service", () => {
  test("Lambda", async () => {
    aws.fault({ service: "lambda", kind: "throttle", times: 1 });
    const throttled = await lambda().catch((thrown: unknown) => thrown);
    expect(throttled).toBeInstanceOf(TooManyRequestsException);
    expect(throttled).toMatchObject({
      Reason: "CallerRateLimitExceeded",
      Type: "User",
      message: "Rate exceeded",
      $metadata: { httpStatusCode: 429 },
    });
    aws.fault({ service: "lambda", kind: "conflict", times: 1 });
    await expect(lambda()).rejects.toThrow(ResourceConflictException);
    aws.fault({ service: "lambda", kind: "internal", times: 1 });
    await expect(lambda()).rejects.toThrow(ServiceException);
    aws.fault({ service: "lambda", kind: "accessDenied", times: 1 });
    await expect(lambda()).rejects.toMatchObject({
      name: "AccessDeniedException",
      $metadata: { httpStatusCode: 403 },
    });
    await expect(lambda()).resolves.toBeDefined();
  });

  test("DynamoDB", async () => {
    aws.fault({ service: "dynamodb", kind: "throttle", times: 1 });
    await expect(dynamo()).rejects.toMatchObject({ name: "ProvisionedThroughputExceededException" });
    aws.fault({ service: "dynamodb", kind: "conflict", times: 1 });
    await expect(dynamo()).rejects.toThrow(ConditionalCheckFailedException);
    aws.fault({ service: "dynamodb", kind: "internal", times: 1 });
    await expect(dynamo()).rejects.toThrow(InternalServerError);
  });

  test("CloudWatch, by the name of its older protocol too", async () => {
    aws.fault({ service: "cloudwatch", kind: "throttle", times: 1 });
    await expect(cloudWatch()).rejects.toMatchObject({ name: "Throttling", Code: "Throttling" });
    aws.fault({ service: "cloudwatch", kind: "internal", times: 1 });
    await expect(cloudWatch()).rejects.toMatchObject({ $fault: "server", $metadata: { httpStatusCode: 500 } });
  });
});

test("strikes only the function, action and service that it names", async () => {
  aws.fault({ service: "lambda", action: "GetFunctionConcurrency", kind: "throttle", match: "b" });
  aws.fault({ service: "lambda", action: "PutFunctionConcurrency", kind: "throttle" });
  await expect(lambda("a")).resolves.toBeDefined();
  await expect(lambda("b")).rejects.toThrow(TooManyRequestsException);
  aws.clearFaults();
  await expect(lambda("b")).resolves.toBeDefined();
});

test("drops the connection", async () => {
  aws.fault({ service: "lambda", kind: "drop", times: 1 });
  await expect(lambda()).rejects.toMatchObject({ code: "ECONNRESET" });
});

test("is slow before it goes wrong", async () => {
  aws.fault({ service: "lambda", kind: "slow", delayMs: 30, times: 1 });
  aws.fault({ service: "lambda", kind: "throttle", match: "b", times: 1 });
  const order: string[] = [];
  await Promise.all([
    lambda("b").catch(() => order.push("slow and throttled")),
    lambda("a").then(() => order.push("quick")),
  ]);
  expect(order).toEqual(["quick", "slow and throttled"]);
});

test("strikes by chance, and the same requests with the same seed", async () => {
  const struck = async (seed: number): Promise<boolean[]> => {
    const own = await startLocalAws({ functions: [{ name: "a" }], seed });
    own.fault({ service: "lambda", kind: "throttle", probability: 0.5 });
    const outcomes: boolean[] = [];
    for (let i = 0; i < 20; i += 1) {
      const call = clients(own.url).lambda.send(new GetFunctionConcurrencyCommand({ FunctionName: "a" }));
      outcomes.push(
        await call.then(
          () => false,
          () => true,
        ),
      );
    }
    await own.close();
    return outcomes;
  };
  const first = await struck(7);
  expect(new Set(first)).toEqual(new Set([true, false]));
  expect(await struck(7)).toEqual(first);
  expect(await struck(8)).not.toEqual(first);
});

test.each([
  { fault: { service: "lambda", kind: "explode" }, message: /fault\.kind: "explode" .* expected one of throttle/ },
  { fault: { kind: "throttle" }, message: /fault\.service/ },
  { fault: { service: "lambda", kind: "throttle", tims: 1 }, message: /fault\.tims/ },
  { fault: { service: "lambda", kind: "throttle", probability: 2 }, message: /fault\.probability: 2/ },
  { fault: { service: "lambda", kind: "throttle", times: 0 }, message: /fault\.times: 0/ },
  { fault: { service: "lambda", kind: "slow" }, message: /fault\.delayMs/ },
  { fault: { service: "cloudwatch", kind: "lateMetrics" }, message: /fault\.delayMs.* for kind lateMetrics/ },
])("is refused: $fault", async ({ fault, message }) => {
  const answer = await fetch(`${aws.url}/_local/faults`, { method: "POST", body: JSON.stringify(fault) });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ code: "invalidFault", message: expect.stringMatching(message) });
});

test("refuses the same from code", () => {
  expect(() => aws.fault({ service: "lambda", kind: "throttle", times: 0 })).toThrow(LocalAwsError);
});
