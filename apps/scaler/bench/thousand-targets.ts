import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { startLambda } from "@serverless-autoscaler/lambda-bundle";
import { AWS_LAMBDA_RATES, startLocalAws } from "@serverless-autoscaler/local-aws";
import { canonicalJson } from "@serverless-autoscaler/scaling-config";

// The built scaler over a thousand targets, half of them provisioned, half reserved, against the local endpoint with
// AWS's own request limits. The first tick knows no capacity and must read all of them; the second remembers.

const TARGETS = 1000;
const TICKS = 3;
const MINUTE_MS = 60_000;
const TABLE = "bench";
const SCALER = "bench-scaler";
const directory = fileURLToPath(new URL("../dist/lambda", import.meta.url));
if (!existsSync(directory)) throw new Error(`${directory} is missing: run \`npm run build\` first`);

const names = Array.from({ length: TARGETS }, (_, index) => `f${index}`);
const provisioned = (index: number): boolean => index % 2 === 0;
const aws = await startLocalAws({
  tables: [{ name: TABLE, partitionKey: "pk", sortKey: "sk" }],
  functions: names.map((name, index) => (provisioned(index) ? { name, aliases: ["live"] } : { name, reserved: 1 })),
  account: { concurrencyLimit: 1_000_000 },
  lambdaRates: AWS_LAMBDA_RATES,
  spinUpSeconds: 0,
});

const policies = [{ type: "targetTracking", targetUtilization: 0.7 }];
const targets = Object.fromEntries(
  names.map((name, index) => [
    name,
    provisioned(index)
      ? {
          resource: { kind: "lambda-provisioned", function: name, alias: "live" },
          bounds: { min: 0, max: 50 },
          policies,
        }
      : { resource: { kind: "lambda-reserved", function: name }, bounds: { min: 1, max: 50 }, policies },
  ]),
);
await putPolicy(canonicalJson({ version: 1, targets }));

const credentials = { accessKeyId: "bench", secretAccessKey: "bench" };
const scaler = await startLambda({
  directory,
  handler: "lambda.handler",
  functionName: SCALER,
  credentials,
  memoryMb: 256,
  timeoutMs: 120_000,
  environment: { AWS_ENDPOINT_URL: aws.url, AUTOSCALE_TABLE: TABLE, AUTOSCALE_STAGE: "bench" },
});

console.log("| tick | targets | wall s | GetMetricData calls | metrics | Lambda reads | Lambda writes | peak MB |");
console.log("| ---- | ------- | ------ | ------------------- | ------- | ------------ | ------------- | ------- |");
for (let count = 1; count <= TICKS; count++) {
  // Every tenth target is busy: the others rest where they are.
  putMinute(count === 1 ? 0 : 1);
  aws.resetRequests();
  const { status, payload, durationMs, peakMemoryMb } = await scaler.invoke({});
  if (status !== "succeeded") throw new Error(`tick ${count}: ${status}: ${JSON.stringify(payload)}`);
  const { summary } = payload as { summary: { targets: number; signalMetrics: number } };
  const { lambda = {}, cloudwatch = {} } = aws.requests();
  const sum = (pattern: RegExp) =>
    Object.entries(lambda).reduce((total, [action, times]) => total + (pattern.test(action) ? times : 0), 0);
  const cells = [
    count,
    summary.targets,
    (durationMs / 1000).toFixed(1),
    cloudwatch.GetMetricData ?? 0,
    summary.signalMetrics,
    sum(/^(Get|List)/),
    sum(/^(Put|Delete)/),
    Math.round(peakMemoryMb ?? 0),
  ];
  console.log(`| ${cells.join(" | ")} |`);
}
console.log("three metrics: at most two calls each; AWS allows 15 control-plane requests a second, GetFunction 100");
await scaler.stop();
await aws.close();

function putMinute(busyTenth: number): void {
  const at = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS - MINUTE_MS;
  const put = (name: string, dimensions: Record<string, string>, value: { sum: number } | { max: number }) =>
    aws.putMetric({ namespace: "AWS/Lambda", name, dimensions, at, ...value });
  put("Invocations", { FunctionName: SCALER }, { sum: 1 });
  for (const [index, name] of names.entries()) {
    const dimensions = provisioned(index) ? { FunctionName: name, Resource: `${name}:live` } : { FunctionName: name };
    const busy = index % 10 === 0 ? 5 * busyTenth : 0;
    put("ConcurrentExecutions", dimensions, { max: busy });
    put("Invocations", dimensions, { sum: busy * 20 });
    if (!provisioned(index)) put("Throttles", dimensions, { sum: 0 });
  }
}

async function putPolicy(body: string): Promise<void> {
  const client = new DynamoDBClient({
    endpoint: aws.url,
    region: "us-east-1",
    credentials: { accessKeyId: "b", secretAccessKey: "b" },
  });
  const sha256 = createHash("sha256").update(body).digest("hex");
  const put = (item: Record<string, { S: string }>) =>
    client.send(new PutItemCommand({ TableName: TABLE, Item: { pk: { S: "policy" }, ...item } }));
  await put({ sk: { S: sha256 }, body: { S: body } });
  await put({ sk: { S: "head" }, sha256: { S: sha256 } });
  client.destroy();
}
