import { join } from "node:path";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic/index.js";
import {
  AwsAccount,
  Dashboard,
  FunctionAlarms,
  HeartbeatAlarm,
  HttpApi,
  PermissionsBoundary,
  ScaledFunction,
  Scaler,
} from "@serverless-autoscaler/constructs";
import { Aspects, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { configureBackend } from "../aws/backend.js";
import { output } from "../aws/output.js";
import { configureAws } from "../aws/provider.js";
import { boundaryName } from "../bootstrap/names.js";
import { project, stateRegion } from "../stages.js";
import { readPolicyFile } from "./policy-file.js";
import type { Stage } from "./stage.js";

/** Folders and names that a stage takes from around it. */
export interface StageSurroundings {
  /** Built code, by function. */
  readonly bundles: { readonly api: string; readonly scaler: string };
  /** Folder with the policy files. */
  readonly policies: string;
  readonly stateBucket?: string;
}

/** The sample API, and the scaler that scales it: the same for every stage, which differ in data only. */
export class StageStack extends TerraformStack {
  constructor(scope: Construct, stage: Stage, surroundings: StageSurroundings) {
    super(scope, stage.name);
    const prefix = `${project}-${stage.name}-`;
    configureBackend(this, stage.backend, { region: stateRegion, ...surroundings });
    configureAws(this, { region: stage.region, tags: { project, stage: stage.name, ...stage.tags } });
    const { logRetentionDays } = stage;

    const api = new ScaledFunction(this, "api", {
      name: `${prefix}api`,
      description: "Sample API",
      bundle: surroundings.bundles.api,
      handler: "lambda.handler",
      memoryMb: stage.api.memoryMb,
      timeoutSeconds: stage.api.timeoutSeconds,
      environment: { STAGE: stage.name },
      logRetentionDays,
    });
    const http = new HttpApi(this, "http", {
      name: `${prefix}api`,
      description: `Sample API, stage ${stage.name}`,
      function: api,
      throttling: stage.api.throttling,
      ...(stage.api.allowOrigins.length === 0 ? {} : { cors: corsFor(stage.api.allowOrigins) }),
      logRetentionDays,
    });

    // A topic rather than a queue: a failed tick is told, never replayed. It carries no customer data, so it is not
    // encrypted with a key of its own; with AWS's key CloudWatch could not publish to it.
    const alerts = new SnsTopic(this, "alerts", { name: `${prefix}alerts` });
    const scaler = new Scaler(this, "scaler", {
      ...stage.scaler,
      name: `${prefix}scaler`,
      bundle: surroundings.bundles.scaler,
      stage: stage.name,
      policy: readPolicyFile(join(surroundings.policies, stage.policyFile), `policies/${stage.policyFile}`, {
        prefix,
        deployed: [`${prefix}api`],
        poolShare: stage.poolShare,
      }),
      logRetentionDays,
      failureTopicArn: alerts.arn,
    });

    for (const [id, functionName] of [
      ["api-alarms", api.name],
      ["scaler-alarms", scaler.functionName],
    ] as const) {
      new FunctionAlarms(this, id, { functionName, ...stage.alarms, topicArn: alerts.arn });
    }
    new HeartbeatAlarm(this, "heartbeat", { functionName: scaler.functionName, topicArn: alerts.arn });
    new Dashboard(this, "dashboard", {
      name: `${prefix}overview`,
      function: api,
      api: http,
      scaler,
      stage: stage.name,
    });

    if (stage.permissionsBoundary === "bootstrap") {
      const account = AwsAccount.of(this);
      const boundary = `arn:${account.partition}:iam::${account.id}:policy/${boundaryName(stage.name)}`;
      Aspects.of(this).add(new PermissionsBoundary(boundary));
    }
    output(this, "api_url", http.url, "Where the sample API answers");
    output(this, "api_function_name", api.name, "The function that is scaled");
    output(this, "scaler_function_name", scaler.functionName, "The function that scales");
    output(this, "table_name", scaler.tableName, "Where the scaler keeps policy, memory and history");
    output(this, "alerts_topic_arn", alerts.arn, "Subscribe here to hear of alarms and failed ticks");
  }
}

function corsFor(allowOrigins: readonly string[]) {
  return {
    allowOrigins,
    allowMethods: ["GET", "OPTIONS"],
    allowHeaders: ["content-type", "authorization"],
    maxAgeSeconds: 3600,
  };
}
