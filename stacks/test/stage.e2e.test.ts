import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import {
  DeleteProvisionedConcurrencyConfigCommand,
  GetAliasCommand,
  GetFunctionConcurrencyCommand,
  GetProvisionedConcurrencyConfigCommand,
  LambdaClient,
  ListFunctionsCommand,
  PutFunctionConcurrencyCommand,
  UpdateAliasCommand,
} from "@aws-sdk/client-lambda";
import { runInLambda } from "@serverless-autoscaler/lambda-bundle";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtBundles, clientSettings, type DeployedStack } from "../local/deployed-stack.js";
import { type LocalCloud, startLocalCloud } from "../local/local-cloud.js";
import { deployLocalStage } from "./local-stage.js";
import { requestedActions } from "./rights.js";
import { scratchFolder } from "./scratch.js";
import { builtFolders, policies } from "./synthesised-app.js";

const API = "autoscaler-local-api";
const bundles = { api: builtFolders().api, scaler: builtBundles.scaler };

let cloud: LocalCloud;
let stage: DeployedStack;
let lambda: LambdaClient;
let dynamodb: DynamoDBClient;

beforeAll(async () => {
  cloud = await startLocalCloud({ spinUpSeconds: 0 });
  const settings = { endpoint: cloud.endpoint, ...clientSettings() };
  lambda = new LambdaClient(settings);
  dynamodb = new DynamoDBClient(settings);
  stage = await deployLocalStage({ endpoint: cloud.endpoint, directory: scratchFolder(), bundles });
});
afterAll(() => cloud?.stop());

/** The API was busy with so many requests at once in each of the last complete minutes, and the scaler alive. */
function putLoad(concurrency: number): void {
  const thisMinute = Math.floor(Date.now() / 60_000) * 60_000;
  for (const minutesAgo of [3, 2, 1]) {
    const at = thisMinute - minutesAgo * 60_000;
    const put = (name: string, dimensions: Record<string, string>, value: { sum: number } | { max: number }) =>
      cloud.aws.putMetric({ namespace: "AWS/Lambda", name, dimensions, at, ...value });
    put("Invocations", { FunctionName: "autoscaler-local-scaler" }, { sum: 1 });
    for (const dimensions of [{ FunctionName: API }, { FunctionName: API, Resource: `${API}:live` }]) {
      put("ConcurrentExecutions", dimensions, { max: concurrency });
      put("Invocations", dimensions, { sum: concurrency * 20 });
    }
  }
}

/** Addresses without the digest that cdktf appends. */
const short = (address: string) => address.replace(/_[0-9A-F]{8}/, "").replace(/\["[0-9a-f]{64}"\]/, "[digest]");

describe("stage local, applied by real terraform", () => {
  it("gives the scaler the environment that it needs", async () => {
    expect(await stage.environmentOf(stage.outputs.scaler_function_name ?? "")).toEqual({
      AUTOSCALE_TABLE: stage.outputs.table_name,
      AUTOSCALE_STAGE: "local",
      AUTOSCALE_MODE: "active",
      AUTOSCALE_DISCOVERY: "on",
    });
  });

  it("plans no change", async () => {
    expect(await stage.plan()).toEqual([]);
  });

  it("lets the built scaler do all that it asks for, by the rights that terraform gave its role", async () => {
    const functionName = stage.outputs.scaler_function_name ?? "";
    putLoad(21);
    // A first reservation waits for a full window; one that is there follows the load at once.
    await lambda.send(new PutFunctionConcurrencyCommand({ FunctionName: API, ReservedConcurrentExecutions: 30 }));
    cloud.aws.resetRequests();
    const { invocations } = await runInLambda({
      directory: builtBundles.scaler,
      handler: "lambda.handler",
      functionName,
      timeoutMs: 30_000,
      credentials: clientSettings().credentials,
      environment: { ...(await stage.environmentOf(functionName)), AWS_ENDPOINT_URL: cloud.endpoint },
      events: [{}],
    });
    const asked = requestedActions(cloud.aws.requests());
    expect(invocations).toMatchObject([{ status: "succeeded", payload: { summary: { targets: 2, applied: 2 } } }]);
    expect(asked).toEqual(expect.arrayContaining(["lambda:PutFunctionConcurrency", "dynamodb:UpdateItem"]));
    const granted = await stage.rightsOf(functionName);
    expect(asked.filter((action) => !granted.includes(action))).toEqual([]);
  });

  it("plans no change after that", async () => {
    expect(await stage.plan()).toEqual([]);
  });

  it("moves the alias to new code, puts a new policy in place, and keeps what the scaler decided", async () => {
    const api = scratchFolder({ "lambda.mjs": "export const handler = async () => ({ statusCode: 204 });\n" });
    stage.synth({ bundles: { ...bundles, api }, policies: policiesWith("max: 20", "max: 21") });
    expect((await stage.plan()).map(short)).toEqual([
      "create aws_dynamodb_table_item.scaler_policy_body[digest]",
      "delete aws_dynamodb_table_item.scaler_policy_body[digest]",
      "update aws_dynamodb_table_item.scaler_policy_head",
      "update aws_lambda_alias.api_live",
      "update aws_lambda_function.api_code_function",
    ]);
    const done = (await stage.apply()).match(/^aws_dynamodb_table_item.* complete(?= after)/gm);
    expect(done?.map(short)).toEqual([
      "aws_dynamodb_table_item.scaler_policy_body[digest]: Creation complete",
      "aws_dynamodb_table_item.scaler_policy_head: Modifications complete",
      "aws_dynamodb_table_item.scaler_policy_body[digest]: Destruction complete",
    ]);
    const onAlias = { FunctionName: API, Qualifier: "live" };
    expect(await lambda.send(new GetAliasCommand({ FunctionName: API, Name: "live" }))).toMatchObject({
      FunctionVersion: "2",
    });
    expect(await lambda.send(new GetFunctionConcurrencyCommand({ FunctionName: API }))).toMatchObject({
      ReservedConcurrentExecutions: 42, // 21 / 0.5
    });
    expect(await lambda.send(new GetProvisionedConcurrencyConfigCommand(onAlias))).toMatchObject({
      RequestedProvisionedConcurrentExecutions: 20, // 21 / 0.7 = 30, bounded
    });
  });

  it("leaves the weights of a release alone", async () => {
    // Lambda takes weights only on an alias without provisioned concurrency.
    await lambda.send(new DeleteProvisionedConcurrencyConfigCommand({ FunctionName: API, Qualifier: "live" }));
    await lambda.send(
      new UpdateAliasCommand({
        FunctionName: API,
        Name: "live",
        RoutingConfig: { AdditionalVersionWeights: { "1": 0.1 } },
      }),
    );
    expect(await stage.plan()).toEqual([]);
  });

  it("leaves nothing when it is destroyed", async () => {
    expect(await stage.destroy()).toEqual([]);
    const { Functions: functions } = await lambda.send(new ListFunctionsCommand({}));
    const { TableNames: tables } = await dynamodb.send(new ListTablesCommand({}));
    expect({ functions, tables }).toEqual({ functions: [], tables: [] });
  });
});

/** The repository's policy files, in a folder of their own, stage local's with a change. */
function policiesWith(text: string, instead: string): string {
  const read = (name: string) => readFileSync(join(policies, name), "utf8");
  return scratchFolder({
    "local.yaml": read("local.yaml").replace(text, instead),
    "dev.yaml": read("dev.yaml"),
    "prod.yaml": read("prod.yaml"),
  });
}
