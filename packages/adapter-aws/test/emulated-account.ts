import { PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import { CreateTableCommand } from "@aws-sdk/client-dynamodb";
import { CreateAliasCommand, CreateFunctionCommand, PublishVersionCommand } from "@aws-sdk/client-lambda";
import { type LocalWorld, MINUTE } from "./local-world.js";

/** Any role that Lambda may assume; the emulator asks for one. */
const ROLE = "arn:aws:iam::123456789012:role/any";

/** The smallest zip there is: an end-of-central-directory record. */
const EMPTY_ZIP = Buffer.concat([Buffer.from("PK\u0005\u0006"), Buffer.alloc(18)]);

const TRUST = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
};

/** Creates a role for functions in an empty emulated account. */
export async function createRole({ config }: LocalWorld): Promise<void> {
  const form = { Action: "CreateRole", Version: "2010-05-08", RoleName: "any" };
  const body = new URLSearchParams({ ...form, AssumeRolePolicyDocument: JSON.stringify(TRUST) });
  const authorization = "AWS4-HMAC-SHA256 Credential=test/20261121/us-east-1/iam/aws4_request";
  const answer = await fetch(config.endpoint, { method: "POST", headers: { authorization }, body });
  if (!answer.ok) throw new Error(`CreateRole: ${answer.status} ${await answer.text()}`);
}

export async function createTable({ dynamo }: LocalWorld, TableName: string): Promise<void> {
  await dynamo.send(
    new CreateTableCommand({
      TableName,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: ["pk", "sk"].map((AttributeName) => ({ AttributeName, AttributeType: "S" as const })),
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "sk", KeyType: "RANGE" },
      ],
    }),
  );
}

export async function createFunction(
  { lambda }: LocalWorld,
  FunctionName: string,
  Tags: Record<string, string> = {},
): Promise<void> {
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName,
      Role: ROLE,
      Runtime: "nodejs22.x",
      Handler: "index.handler",
      Architectures: ["arm64"],
      MemorySize: 512,
      Code: { ZipFile: EMPTY_ZIP },
      Tags,
    }),
  );
}

/** Publishes a version and points the alias `live` at it. */
export async function publishLive({ lambda }: LocalWorld, FunctionName: string): Promise<void> {
  const { Version } = await lambda.send(new PublishVersionCommand({ FunctionName }));
  await lambda.send(new CreateAliasCommand({ FunctionName, Name: "live", FunctionVersion: Version }));
}

/** A minute of load, `minutesAgo` before the running one. */
export async function putLoad(
  { cloudWatch }: LocalWorld,
  dimensions: Readonly<Record<string, string>>,
  minutesAgo: number,
  values: { readonly busy: number; readonly invocations: number },
): Promise<void> {
  const common = {
    Timestamp: new Date((Math.floor(Date.now() / MINUTE) - minutesAgo) * MINUTE),
    Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
  };
  await cloudWatch.send(
    new PutMetricDataCommand({
      Namespace: "AWS/Lambda",
      MetricData: [
        { ...common, MetricName: "ConcurrentExecutions", Value: values.busy },
        { ...common, MetricName: "Invocations", Value: values.invocations },
      ],
    }),
  );
}
