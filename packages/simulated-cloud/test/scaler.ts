import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import {
  type BundleOptions,
  bundleLambda,
  type RunningLambda,
  startLambda,
} from "@serverless-autoscaler/lambda-bundle";
import { canonicalJson } from "@serverless-autoscaler/scaling-config";
import { onTestFinished } from "vitest";
import type { SimulatedAws } from "../src/start-simulated-aws.js";
import { clientConfig, credentials } from "./region.js";

export const SCALER = "autoscaler-test-scaler";
const TABLE = "autoscaler-test";
export const tables = [{ name: TABLE, partitionKey: "pk", sortKey: "sk" }];

/** What `npm run build` makes of the scaler, in a folder of its own. */
export async function buildScaler(): Promise<{ directory: string; remove: () => Promise<void> }> {
  // By its place in the repository: a tool depends on no app, but this is the bundle that is deployed.
  const app = new URL("../../../apps/scaler/bundle.ts", import.meta.url).href;
  const { scalerBundle }: { readonly scalerBundle: Omit<BundleOptions, "outdir"> } = await import(app);
  const scratch = await mkdtemp(join(tmpdir(), "scaler-"));
  const directory = join(scratch, "lambda");
  await bundleLambda({ ...scalerBundle, outdir: directory });
  return { directory, remove: () => rm(scratch, { recursive: true }) };
}

/** Puts a policy into the scaler's table as terraform does. */
export async function putPolicy(region: SimulatedAws, policy: unknown): Promise<void> {
  const dynamo = new DynamoDBClient(clientConfig(region));
  const body = canonicalJson(policy);
  const sha256 = createHash("sha256").update(body).digest("hex");
  const put = (item: Record<string, { S: string }>) =>
    dynamo.send(new PutItemCommand({ TableName: TABLE, Item: { pk: { S: "policy" }, ...item } }));
  await put({ sk: { S: sha256 }, body: { S: body } });
  await put({ sk: { S: "head" }, sha256: { S: sha256 } });
}

/** The built scaler in a Lambda environment of its own, in the time of the region. */
export async function startScaler(directory: string, region: SimulatedAws): Promise<RunningLambda> {
  const running = await startLambda({
    directory,
    handler: "lambda.handler",
    functionName: SCALER,
    timeoutMs: 30_000,
    credentials,
    environment: { ...region.environment, AUTOSCALE_TABLE: TABLE, AUTOSCALE_STAGE: "test" },
  });
  onTestFinished(() => running.stop());
  return running;
}
