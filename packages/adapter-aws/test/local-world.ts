import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { type LocalAws, type LocalAwsOptions, startLocalAws } from "@serverless-autoscaler/local-aws";
import { onTestFinished } from "vitest";

export const TABLE = "scaler";
export const MINUTE = 60_000;

export const clientConfig = (endpoint: string) => ({
  endpoint,
  region: "us-east-1",
  credentials: { accessKeyId: "test", secretAccessKey: "test" },
});

/** Nothing listens on port 1. */
export const NOWHERE = clientConfig("http://127.0.0.1:1");

export interface LocalWorld {
  readonly aws: LocalAws;
  readonly config: ReturnType<typeof clientConfig>;
  readonly cloudWatch: CloudWatchClient;
  readonly lambda: LambdaClient;
  readonly dynamo: DynamoDBClient;
}

/** A local AWS endpoint of this test's own with the scaler's table, and real SDK clients; gone when the test is. */
export const localWorld = (options: LocalAwsOptions = {}): Promise<LocalWorld> =>
  startWorld({ tables: [{ name: TABLE, partitionKey: "pk", sortKey: "sk" }], ...options });

/** The same before an emulator, which has its own tables and functions. */
export const emulatedWorld = (options: LocalAwsOptions & { readonly upstream: string }): Promise<LocalWorld> =>
  startWorld(options);

async function startWorld(options: LocalAwsOptions): Promise<LocalWorld> {
  const aws = await startLocalAws(options);
  const config = clientConfig(aws.url);
  const world = {
    aws,
    config,
    cloudWatch: new CloudWatchClient(config),
    lambda: new LambdaClient(config),
    dynamo: new DynamoDBClient(config),
  };
  onTestFinished(async () => {
    for (const client of [world.cloudWatch, world.lambda, world.dynamo]) client.destroy();
    await aws.close();
  });
  return world;
}

export const soon = (): AbortSignal => AbortSignal.timeout(15_000);

export const past = (): AbortSignal => AbortSignal.abort();
