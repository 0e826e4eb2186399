import { createHash } from "node:crypto";
import {
  CreateAutoScalingGroupCommand,
  CreateLaunchConfigurationCommand,
  DescribeAutoScalingGroupsCommand,
  SetDesiredCapacityCommand,
} from "@aws-sdk/client-auto-scaling";
import { GetMetricDataCommand, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import { CreateTableCommand, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import {
  CreateAliasCommand,
  CreateFunctionCommand,
  DeleteFunctionCommand,
  GetAccountSettingsCommand,
  GetFunctionCommand,
  GetFunctionConcurrencyCommand,
  GetProvisionedConcurrencyConfigCommand,
  InvalidParameterValueException,
  InvokeCommand,
  ListFunctionsCommand,
  ProvisionedConcurrencyConfigNotFoundException,
  PublishVersionCommand,
  PutFunctionConcurrencyCommand,
  PutProvisionedConcurrencyConfigCommand,
  ResourceNotFoundException,
  UpdateAliasCommand,
} from "@aws-sdk/client-lambda";
import { GetResourcesCommand } from "@aws-sdk/client-resource-groups-tagging-api";
import { GetServiceQuotaCommand } from "@aws-sdk/client-service-quotas";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type LocalAws, type Moto, startLocalAws, startMoto } from "../src/index.js";
import { clients } from "./clients.js";

let moto: Moto;
let aws: LocalAws;
let sdk: ReturnType<typeof clients>;

beforeAll(async () => {
  moto = await startMoto();
  await createRole();
});
afterAll(() => moto.stop());
beforeEach(async () => {
  aws = await startLocalAws({ upstream: moto.url, spinUpSeconds: 0 });
  sdk = clients(aws.url);
});
afterEach(async () => {
  aws.clearFaults();
  // Not emptied as a whole: the emulator would load a thousand managed policies again, seconds for each test.
  const { Functions = [] } = await sdk.lambda.send(new ListFunctionsCommand({}));
  for (const { FunctionName } of Functions) await sdk.lambda.send(new DeleteFunctionCommand({ FunctionName }));
  await aws.close();
});

/** Lambda takes no function without a role that it may assume. */
async function createRole(): Promise<void> {
  const trust = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } }],
  };
  const answer = await fetch(moto.url, {
    method: "POST",
    headers: { authorization: "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/iam/aws4_request, Signature=0" },
    body: new URLSearchParams({
      Action: "CreateRole",
      Version: "2010-05-08",
      RoleName: "none",
      AssumeRolePolicyDocument: JSON.stringify(trust),
    }),
  });
  expect(answer.status).toBe(200);
}

/** An empty zip: the end-of-archive record alone. */
const ZIP = Buffer.concat([Buffer.from("PK\u0005\u0006"), Buffer.alloc(18)]);

async function createFunction(name: string, tags: Record<string, string> = {}): Promise<void> {
  await sdk.lambda.send(
    new CreateFunctionCommand({
      FunctionName: name,
      Runtime: "nodejs22.x",
      Role: "arn:aws:iam::123456789012:role/none",
      Handler: "index.handler",
      Code: { ZipFile: ZIP },
      Tags: tags,
    }),
  );
  await sdk.lambda.send(new PublishVersionCommand({ FunctionName: name }));
  await sdk.lambda.send(new CreateAliasCommand({ FunctionName: name, Name: "live", FunctionVersion: "1" }));
}

const put = (name: string, executions: number) =>
  sdk.lambda.send(
    new PutProvisionedConcurrencyConfigCommand({
      FunctionName: name,
      Qualifier: "live",
      ProvisionedConcurrentExecutions: executions,
    }),
  );
const get = (name: string) =>
  sdk.lambda.send(new GetProvisionedConcurrencyConfigCommand({ FunctionName: name, Qualifier: "live" }));
const reserve = (name: string, executions: number) =>
  sdk.lambda.send(new PutFunctionConcurrencyCommand({ FunctionName: name, ReservedConcurrentExecutions: executions }));

describe("provisioned concurrency on functions of the emulator", () => {
  test("is allocated on an alias that exists there, and refused elsewhere", async () => {
    await createFunction("checkout");
    await put("checkout", 5);
    expect(await get("checkout")).toMatchObject({ Status: "READY", AvailableProvisionedConcurrentExecutions: 5 });
    await expect(put("nobody", 1)).rejects.toThrow(ResourceNotFoundException);
  });

  test("stays within the reservation that the emulator holds", async () => {
    await createFunction("checkout");
    await reserve("checkout", 3);
    await expect(put("checkout", 4)).rejects.toThrow(InvalidParameterValueException);
    await put("checkout", 3);
    const read = await sdk.lambda.send(new GetFunctionConcurrencyCommand({ FunctionName: "checkout" }));
    expect(read.ReservedConcurrentExecutions).toBe(3);
  });

  test("counts against the pool together with reservations that were there before", async () => {
    await createFunction("old");
    await createFunction("new");
    const behind = clients(moto.url).lambda;
    await behind.send(new PutFunctionConcurrencyCommand({ FunctionName: "old", ReservedConcurrentExecutions: 500 }));
    await expect(put("new", 401)).rejects.toThrow(/minimum value of \[100\]/);
    await put("new", 300);
    await expect(reserve("old", 601)).rejects.toThrow(/minimum value of \[100\]/); // the emulator would allow it
    const settings = await sdk.lambda.send(new GetAccountSettingsCommand({}));
    expect(settings.AccountLimit?.UnreservedConcurrentExecutions).toBe(200); // 1000 - 500 - 300
    expect(settings.AccountUsage?.FunctionCount).toBe(2);
  });

  test("is refused while the alias shifts traffic, and holds off a shift", async () => {
    await createFunction("checkout");
    await sdk.lambda.send(new PublishVersionCommand({ FunctionName: "checkout" }));
    const shift = (weights: Record<string, number>) =>
      sdk.lambda.send(
        new UpdateAliasCommand({
          FunctionName: "checkout",
          Name: "live",
          FunctionVersion: "1",
          RoutingConfig: { AdditionalVersionWeights: weights },
        }),
      );
    await shift({ "2": 0.1 });
    await expect(put("checkout", 1)).rejects.toThrow("Alias with weights can not be used with Provisioned Concurrency");
    await shift({});
    await put("checkout", 1);
    await expect(shift({ "2": 0.1 })).rejects.toThrow(InvalidParameterValueException);
  });

  test("goes with its function", async () => {
    await createFunction("checkout");
    await put("checkout", 5);
    await sdk.lambda.send(new DeleteFunctionCommand({ FunctionName: "checkout" }));
    await createFunction("checkout");
    await expect(get("checkout")).rejects.toThrow(ProvisionedConcurrencyConfigNotFoundException);
    const settings = await sdk.lambda.send(new GetAccountSettingsCommand({}));
    expect(settings.AccountLimit?.UnreservedConcurrentExecutions).toBe(1000);
  });

  test("is counted by region", async () => {
    await createFunction("checkout");
    await put("checkout", 5);
    const elsewhere = clients(aws.url, "eu-west-1").lambda;
    const settings = await elsewhere.send(new GetAccountSettingsCommand({}));
    expect(settings.AccountLimit?.UnreservedConcurrentExecutions).toBe(1000);
  });

  test("is forgotten when the emulator is emptied through the endpoint", async () => {
    await createFunction("checkout");
    await put("checkout", 5);
    await fetch(`${aws.url}/moto-api/reset`, { method: "POST" });
    await createRole();
    await createFunction("checkout");
    await expect(get("checkout")).rejects.toThrow(ProvisionedConcurrencyConfigNotFoundException);
  });
});

describe("what the emulator does well reaches it", () => {
  test("functions with their tags and reservations, and their invocation", async () => {
    await createFunction("checkout", { "autoscale:policy": "web" });
    await reserve("checkout", 7);
    const found = await sdk.lambda.send(new GetFunctionCommand({ FunctionName: "checkout" }));
    expect(found).toMatchObject({
      Tags: { "autoscale:policy": "web" },
      Concurrency: { ReservedConcurrentExecutions: 7 },
    });
    const invoked = await sdk.lambda.send(new InvokeCommand({ FunctionName: "checkout", Payload: "{}" }));
    expect(invoked.StatusCode).toBe(200);
    const tagged = await sdk.tagging.send(
      new GetResourcesCommand({
        ResourceTypeFilters: ["lambda:function"],
        TagFilters: [{ Key: "autoscale:policy", Values: ["web"] }],
      }),
    );
    expect(tagged.ResourceTagMappingList?.map((one) => one.ResourceARN)).toEqual([
      "arn:aws:lambda:us-east-1:123456789012:function:checkout",
    ]);
  });

  test("DynamoDB in its JSON protocol", async () => {
    await sdk.dynamo.send(
      new CreateTableCommand({
        TableName: "memory",
        KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
        AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }],
        BillingMode: "PAY_PER_REQUEST",
      }),
    );
    await sdk.dynamo.send(new PutItemCommand({ TableName: "memory", Item: { pk: { S: "a" } } }));
    const read = await sdk.dynamo.send(new GetItemCommand({ TableName: "memory", Key: { pk: { S: "a" } } }));
    expect(read.Item).toEqual({ pk: { S: "a" } });
  });

  test("S3 paths with a large body, unchanged", async () => {
    const body = Buffer.alloc(3_000_000, "serverless ");
    const at = (path: string) => `${aws.url}${path}`;
    const authorization = "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, Signature=0";
    await fetch(at("/bucket"), { method: "PUT", headers: { authorization } });
    const written = await fetch(at("/bucket/a%20b/c.bin"), { method: "PUT", headers: { authorization }, body });
    expect(written.headers.get("etag")).toBe(`"${createHash("md5").update(body).digest("hex")}"`);
    const read = await fetch(at("/bucket/a%20b/c.bin"), { headers: { authorization } });
    expect(Buffer.from(await read.arrayBuffer()).equals(body)).toBe(true);
    expect(aws.requests().s3).toEqual({ PUT: 2, GET: 1 });
  });
});

describe("CloudWatch", () => {
  const minute = Math.floor(Date.now() / 60_000) * 60_000 - 120_000;
  const dimensions = [{ Name: "FunctionName", Value: "f" }];
  const read = (namespace: string) =>
    sdk.cloudWatch.send(
      new GetMetricDataCommand({
        MetricDataQueries: [
          {
            Id: "a",
            MetricStat: {
              Metric: { Namespace: namespace, MetricName: "ConcurrentExecutions", Dimensions: dimensions },
              Period: 60,
              Stat: "Maximum",
            },
          },
        ],
        StartTime: new Date(minute - 60_000),
        EndTime: new Date(minute + 60_000),
      }),
    );
  const publish = (namespace: string, value: number) =>
    sdk.cloudWatch.send(
      new PutMetricDataCommand({
        Namespace: namespace,
        MetricData: [
          { MetricName: "ConcurrentExecutions", Dimensions: dimensions, Timestamp: new Date(minute), Value: value },
        ],
      }),
    );

  test("answers from the emulator what was published there, and from here what was put here", async () => {
    await publish("Published", 3);
    expect((await read("Published")).MetricDataResults?.[0]).toMatchObject({ Values: [3], StatusCode: "Complete" });
    aws.putMetric({
      namespace: "AWS/Lambda",
      name: "ConcurrentExecutions",
      dimensions: { FunctionName: "f" },
      at: minute,
      max: 9,
    });
    expect((await read("AWS/Lambda")).MetricDataResults?.[0]?.Values).toEqual([9]);
  });

  test("is partial on demand, also from the emulator", async () => {
    await publish("Published", 3);
    aws.fault({ service: "cloudwatch", kind: "partialData", times: 1 });
    expect((await read("Published")).MetricDataResults?.[0]?.StatusCode).toBe("PartialData");
    expect((await read("Published")).MetricDataResults?.[0]?.StatusCode).toBe("Complete");
  });
});

test("Auto Scaling is refused outside MinSize and MaxSize, as the query protocol says it", async () => {
  await sdk.autoScaling.send(
    new CreateLaunchConfigurationCommand({
      LaunchConfigurationName: "lc",
      ImageId: "ami-12345678",
      InstanceType: "t3.micro",
    }),
  );
  await sdk.autoScaling.send(
    new CreateAutoScalingGroupCommand({
      AutoScalingGroupName: "web",
      LaunchConfigurationName: "lc",
      MinSize: 1,
      MaxSize: 4,
      DesiredCapacity: 1,
      AvailabilityZones: ["us-east-1a"],
    }),
  );
  const set = (capacity: number) =>
    sdk.autoScaling.send(new SetDesiredCapacityCommand({ AutoScalingGroupName: "web", DesiredCapacity: capacity }));
  await expect(set(5)).rejects.toMatchObject({
    name: "ValidationError",
    message: "New SetDesiredCapacity value 5 is above max value 4 for the AutoScalingGroup.",
    $metadata: { httpStatusCode: 400 },
  });
  await expect(set(0)).rejects.toMatchObject({ name: "ValidationError" });
  await set(3);
  const described = await sdk.autoScaling.send(
    new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: ["web"] }),
  );
  expect(described.AutoScalingGroups?.[0]?.DesiredCapacity).toBe(3);
});

test("quotas of Lambda are answered here", async () => {
  const quota = await sdk.quotas.send(new GetServiceQuotaCommand({ ServiceCode: "lambda", QuotaCode: "L-B99A9384" }));
  expect(quota.Quota).toMatchObject({ Value: 1000, Adjustable: true, QuotaName: "Concurrent executions" });
});

test("faults strike before the emulator hears of the request", async () => {
  await createFunction("checkout");
  aws.fault({ service: "lambda", action: "PutFunctionConcurrency", kind: "internal", times: 1 });
  await expect(reserve("checkout", 7)).rejects.toMatchObject({ name: "ServiceException" });
  const read = await sdk.lambda.send(new GetFunctionConcurrencyCommand({ FunctionName: "checkout" }));
  expect(read.ReservedConcurrentExecutions).toBeUndefined();
});
