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

/** A local AWS endpoint of this test's own, and real SDK clients pointed at it; gone when the test is. */
export async function localWorld(options: LocalAwsOptions = {}): Promise<LocalWorld> {
  const tables = [{ name: TABLE, partitionKey: "pk", sortKey: "sk" }];
  const aws = await startLocalAws({ tables, ...options });
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
