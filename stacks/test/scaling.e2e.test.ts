import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  GetFunctionConcurrencyCommand,
  GetProvisionedConcurrencyConfigCommand,
  LambdaClient,
} from "@aws-sdk/client-lambda";
import { type RunningLambda, startLambda } from "@serverless-autoscaler/lambda-bundle";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtBundles as bundles, clientSettings, type DeployedStack } from "../local/deployed-stack.js";
import { type LocalCloud, startLocalCloud } from "../local/local-cloud.js";
import { deployLocalStage } from "./local-stage.js";
import { scratchFolder } from "./scratch.js";
import { policies } from "./synthesised-app.js";

const API = "autoscaler-local-api";
const MINUTE_MS = 60_000;
// What the stage's own policy says, but without a wait on the way in: windows have tests in virtual time.
const atOnce = "{ cooldown: 0s, stabilization: 0s, maxPercentPerMinute: 100, quantum: 0s }";
const policy = `version: 1
targets:
  api:
    resource: { kind: lambda-provisioned, function: ${API}, alias: live }
    bounds: { min: 0, max: 60 }
    policies: [{ type: targetTracking, targetUtilization: 0.7 }]
    scaleIn: ${atOnce}
  api-ceiling:
    resource: { kind: lambda-reserved, function: ${API}, adopt: true }
    bounds: { min: 25, max: 100 }
    policies: [{ type: targetTracking, targetUtilization: 0.5 }]
    scaleIn: ${atOnce}
`;

let cloud: LocalCloud;
let stage: DeployedStack;
let lambda: LambdaClient;
let scaler: RunningLambda;
let startedAt: number;

beforeAll(async () => {
  cloud = await startLocalCloud({ spinUpSeconds: 0 });
  lambda = new LambdaClient({ endpoint: cloud.endpoint, ...clientSettings() });
  const own = scratchFolder({ "local.yaml": policy, ...(await otherPolicies()) });
  stage = await deployLocalStage({ endpoint: cloud.endpoint, directory: scratchFolder(), bundles, policies: own });
  const functionName = stage.outputs.scaler_function_name ?? "";
  scaler = await startLambda({
    directory: bundles.scaler,
    handler: "lambda.handler",
    functionName,
    credentials: clientSettings().credentials,
    environment: { ...(await stage.environmentOf(functionName)), AWS_ENDPOINT_URL: cloud.endpoint },
    timeoutMs: 30_000,
  });
  // The scenario puts three past minutes one after the other, and no minute may end in between.
  const intoMinute = Date.now() % MINUTE_MS;
  if (intoMinute > 25_000) await sleep(MINUTE_MS - intoMinute);
  startedAt = Date.now();
});
afterAll(async () => {
  await scaler?.stop();
  await cloud?.stop();
});

/** CloudWatch's datapoints of one past minute: the load of the API, and the scaler's own heartbeat. */
function putMinute(minutesAgo: number, busy: number): void {
  const at = Math.floor(startedAt / MINUTE_MS) * MINUTE_MS - minutesAgo * MINUTE_MS;
  const put = (name: string, dimensions: Record<string, string>, value: { sum: number } | { max: number }) =>
    cloud.aws.putMetric({ namespace: "AWS/Lambda", name, dimensions, at, ...value });
  put("Invocations", { FunctionName: stage.outputs.scaler_function_name ?? "" }, { sum: 1 });
  for (const dimensions of [{ FunctionName: API }, { FunctionName: API, Resource: `${API}:live` }]) {
    put("ConcurrentExecutions", dimensions, { max: busy });
    put("Invocations", dimensions, { sum: busy * 30 });
  }
}

async function capacities() {
  const onAlias = { FunctionName: API, Qualifier: "live" };
  const [provisioned, reserved] = await Promise.all([
    lambda.send(new GetProvisionedConcurrencyConfigCommand(onAlias)).catch(() => undefined),
    lambda.send(new GetFunctionConcurrencyCommand({ FunctionName: API })),
  ]);
  return {
    provisioned: provisioned?.RequestedProvisionedConcurrentExecutions ?? 0,
    reserved: reserved.ReservedConcurrentExecutions ?? "unset",
  };
}

const writes = () => {
  const { PutProvisionedConcurrencyConfig = 0, PutFunctionConcurrency = 0 } = cloud.aws.requests().lambda ?? {};
  return { PutProvisionedConcurrencyConfig, PutFunctionConcurrency };
};

const tick = async () => {
  const { status, payload, logs } = await scaler.invoke({ scheduledAt: new Date().toISOString() });
  expect({ status, logs }).toMatchObject({ status: "succeeded" });
  return { summary: (payload as { summary: Record<string, number> }).summary, logs: logs.join("\n") };
};

describe("the built scaler on what terraform made", () => {
  it("holds while the signal is missing", async () => {
    const { summary, logs } = await tick();
    expect(summary).toMatchObject({ targets: 2, applied: 0, failed: 0 });
    expect(logs).toContain("missingData");
    expect(await capacities()).toEqual({ provisioned: 0, reserved: "unset" });
  });

  it("raises both handles when the load rises", async () => {
    putMinute(3, 14);
    expect((await tick()).summary).toMatchObject({ applied: 2 });
    expect(await capacities()).toEqual({ provisioned: 20, reserved: 28 }); // 14 / 0.7, 14 / 0.5
  });

  it("changes nothing when the tick is repeated", async () => {
    const before = writes();
    expect((await tick()).summary).toMatchObject({ applied: 0, held: 2 });
    expect(writes()).toEqual(before);
  });

  it("retries a call that AWS throttles, and raises reserved before provisioned in one tick", async () => {
    putMinute(2, 28);
    cloud.aws.fault({ service: "lambda", action: "PutFunctionConcurrency", kind: "throttle", times: 2 });
    cloud.aws.fault({ service: "lambda", action: "PutProvisionedConcurrencyConfig", kind: "throttle", times: 1 });
    const before = writes();
    expect((await tick()).summary).toMatchObject({ applied: 2 });
    expect(await capacities()).toEqual({ provisioned: 40, reserved: 56 });
    // Three and two attempts for one change each.
    expect(writes()).toEqual({
      PutFunctionConcurrency: before.PutFunctionConcurrency + 3,
      PutProvisionedConcurrencyConfig: before.PutProvisionedConcurrencyConfig + 2,
    });
  });

  it("lowers both when the load falls", async () => {
    putMinute(1, 1);
    expect((await tick()).summary).toMatchObject({ applied: 2 });
    expect(await capacities()).toEqual({ provisioned: 2, reserved: 25 }); // ceil(1 / 0.7), the minimum
  });

  it("leaves terraform nothing to undo", async () => {
    expect(await stage.plan()).toEqual([]);
  });

  it("serves the API from the bundle that was deployed", async () => {
    const api = await startLambda({
      directory: bundles.api,
      handler: "lambda.handler",
      functionName: API,
      environment: await stage.environmentOf(API),
    });
    const { payload } = await api.invoke(httpApiEvent("/"));
    await api.stop();
    expect(payload).toMatchObject({ statusCode: 200, body: "hello world" });
  });

  it("leaves nothing behind", async () => {
    expect(await stage.destroy()).toEqual([]);
  });
});

/** An event as API Gateway's HTTP API sends it, format 2.0. */
const httpApiEvent = (path: string) => ({
  version: "2.0",
  routeKey: "$default",
  rawPath: path,
  rawQueryString: "",
  headers: { accept: "*/*", host: "abc123.execute-api.us-east-1.amazonaws.com", "user-agent": "curl/8.5.0" },
  requestContext: {
    accountId: "123456789012",
    apiId: "abc123",
    domainName: "abc123.execute-api.us-east-1.amazonaws.com",
    domainPrefix: "abc123",
    http: { method: "GET", path, protocol: "HTTP/1.1", sourceIp: "192.0.2.1", userAgent: "curl/8.5.0" },
    requestId: "JKJaXmPLvHcESHA=",
    routeKey: "$default",
    stage: "$default",
    time: "20/Nov/2026:10:00:00 +0000",
    timeEpoch: 1_795_168_800_000,
  },
  isBase64Encoded: false,
});

/** The other stages are synthesised too, from their own files. */
async function otherPolicies(): Promise<Record<string, string>> {
  const read = (name: string) => readFile(join(policies, name), "utf8");
  return { "dev.yaml": await read("dev.yaml"), "prod.yaml": await read("prod.yaml") };
}
