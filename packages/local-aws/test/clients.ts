import { AutoScalingClient } from "@aws-sdk/client-auto-scaling";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { ResourceGroupsTaggingAPIClient } from "@aws-sdk/client-resource-groups-tagging-api";
import { ServiceQuotasClient } from "@aws-sdk/client-service-quotas";

/** The real SDK clients, aimed at the endpoint; one attempt, so that a test sees the first answer. */
export function clients(endpoint: string, region = "us-east-1") {
  const config = {
    endpoint,
    region,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    maxAttempts: 1,
  };
  return {
    lambda: new LambdaClient(config),
    cloudWatch: new CloudWatchClient(config),
    dynamo: new DynamoDBClient(config),
    tagging: new ResourceGroupsTaggingAPIClient(config),
    quotas: new ServiceQuotasClient(config),
    autoScaling: new AutoScalingClient(config),
  };
}

/** A clock that moves only when told. */
export function handClock(startMs: number): { readonly now: () => number; advanceSeconds(seconds: number): void } {
  let atMs = startMs;
  return {
    now: () => atMs,
    advanceSeconds: (seconds) => {
      atMs += seconds * 1000;
    },
  };
}
