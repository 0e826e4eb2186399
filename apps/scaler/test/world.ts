import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { bundleLambda, startLambda } from "@serverless-autoscaler/lambda-bundle";
import { type LocalAws, startLocalAws } from "@serverless-autoscaler/local-aws";
import { canonicalJson } from "@serverless-autoscaler/scaling-config";
import { onTestFinished } from "vitest";
import { scalerBundle } from "../bundle.js";

const TABLE = "autoscaler-test";
const SCALER = "autoscaler-test-scaler";
const MINUTE = 60_000;

/** What `npm run build` makes, in a folder of its own. */
export async function buildScaler(): Promise<{ directory: string; remove: () => Promise<void> }> {
  const scratch = await mkdtemp(join(tmpdir(), "scaler-"));
  const directory = join(scratch, "lambda");
  await bundleLambda({ ...scalerBundle, outdir: directory });
  return { directory, remove: () => rm(scratch, { recursive: true }) };
}

/** A local AWS with two functions and the scaler's table, gone when the test is. */
export async function startWorld(): Promise<LocalAws> {
  const aws = await startLocalAws({
    tables: [{ name: TABLE, partitionKey: "pk", sortKey: "sk" }],
    functions: [
      { name: "shop", aliases: ["live"], memoryMb: 512 },
      { name: "cart", reserved: 20, tags: { "autoscale:policy": "capped" } },
    ],
    spinUpSeconds: 0,
  });
  onTestFinished(() => aws.close());
  return aws;
}

const credentials = { accessKeyId: "test", secretAccessKey: "test" };
const config = (aws: LocalAws) => ({ endpoint: aws.url, region: "us-east-1", credentials });

export const lambdaOf = (aws: LocalAws): LambdaClient => new LambdaClient(config(aws));

/** Puts a policy into the table as terraform does. */
export async function putPolicy(aws: LocalAws, policy: unknown): Promise<void> {
  const dynamo = new DynamoDBClient(config(aws));
  const body = canonicalJson(policy);
  const sha256 = createHash("sha256").update(body).digest("hex");
  const put = (item: Record<string, { S: string }>) =>
    dynamo.send(new PutItemCommand({ TableName: TABLE, Item: { pk: { S: "policy" }, ...item } }));
  await put({ sk: { S: sha256 }, body: { S: body } });
  await put({ sk: { S: "head" }, sha256: { S: sha256 } });
}

/** Metrics of complete minutes, counted back from now, and with them the scaler's own heartbeat. */
export function putLoad(
  aws: LocalAws,
  load: { shop?: number; cart?: number },
  { heartbeat = true, minutesAgo: minutes = [3, 2, 1] } = {},
): void {
  const thisMinute = Math.floor(Date.now() / MINUTE) * MINUTE;
  for (const minutesAgo of minutes) {
    const at = thisMinute - minutesAgo * MINUTE;
    const put = (name: string, dimensions: Record<string, string>, value: { sum: number } | { max: number }) =>
      aws.putMetric({ namespace: "AWS/Lambda", name, dimensions, at, ...value });
    if (heartbeat) put("Invocations", { FunctionName: SCALER }, { sum: 1 });
    if (load.shop !== undefined) {
      put("ConcurrentExecutions", { FunctionName: "shop", Resource: "shop:live" }, { max: load.shop });
      put("Invocations", { FunctionName: "shop", Resource: "shop:live" }, { sum: load.shop * 20 });
    }
    if (load.cart !== undefined) {
      put("ConcurrentExecutions", { FunctionName: "cart" }, { max: load.cart });
      put("Invocations", { FunctionName: "cart" }, { sum: load.cart * 20 });
    }
  }
}

/** The built scaler in a Lambda environment of its own. */
export async function startScaler(directory: string, aws: LocalAws, over: Record<string, string> = {}) {
  const running = await startLambda({
    directory,
    handler: "lambda.handler",
    functionName: SCALER,
    timeoutMs: 30_000,
    credentials,
    environment: { AWS_ENDPOINT_URL: aws.url, AUTOSCALE_TABLE: TABLE, AUTOSCALE_STAGE: "test", ...over },
  });
  onTestFinished(() => running.stop());
  return running;
}
