import { LambdaFunctionEventInvokeConfig } from "@cdktf/provider-aws/lib/lambda-function-event-invoke-config/index.js";
import { parsePolicyFile } from "@serverless-autoscaler/scaling-config";
import { Construct } from "constructs";
import { AwsAccount } from "../account/aws-account.js";
import { BundledFunction } from "../function/bundled-function.js";
import type { LogRetentionDays } from "../function/log-retention.js";
import { MemoryTable } from "./memory-table.js";
import { PolicyItems } from "./policy-items.js";
import { functionsOf, type PolicySource } from "./policy-source.js";
import { scalerPermissions } from "./scaler-permissions.js";
import { TickSchedule } from "./tick-schedule.js";

export interface ScalerProps {
  /** Name of the function, its role, schedule and table. */
  readonly name: string;
  /** Folder with the scaler's built code. */
  readonly bundle: string;
  /** Which deployment the records speak of, for example `dev`. */
  readonly stage: string;
  /** `dry-run` decides and records but changes nothing; `off` does not even look. */
  readonly mode: "active" | "dry-run" | "off";
  /** Whether functions tagged `autoscale:policy` are scaled without being named in the policy file. */
  readonly discovery: "on" | "off";
  readonly policy: PolicySource;
  readonly memoryMb: number;
  /** Below a minute, so that ticks do not overlap. */
  readonly timeoutSeconds: number;
  /** Executions set aside for the scaler, so that it can still act when the pool is exhausted. */
  readonly guaranteedExecutions?: number;
  readonly pointInTimeRecovery: boolean;
  readonly logRetentionDays: LogRetentionDays;
  /** SNS topic that hears of a tick that failed. */
  readonly failureTopicArn: string;
}

/** The scheduled function that scales the others, with its memory, its policy and its rights. */
export class Scaler extends Construct {
  readonly functionName: string;
  readonly tableName: string;

  /** @throws {PolicyFileError} when the policy is not valid, {ConstructsError} when it does not fit */
  constructor(scope: Construct, id: string, props: ScalerProps) {
    super(scope, id);
    const policy = parsePolicyFile(props.policy.value, props.policy);
    const { table } = new MemoryTable(this, "memory", props);
    new PolicyItems(this, "policy", table, props.policy);

    const scaler = new BundledFunction(
      this,
      "function",
      {
        name: props.name,
        description: `Scales Lambda concurrency of stage ${props.stage}, once a minute`,
        bundle: props.bundle,
        handler: "lambda.handler",
        memoryMb: props.memoryMb,
        timeoutSeconds: props.timeoutSeconds,
        logRetentionDays: props.logRetentionDays,
        environment: {
          AUTOSCALE_TABLE: table.name,
          AUTOSCALE_STAGE: props.stage,
          AUTOSCALE_MODE: props.mode,
          AUTOSCALE_DISCOVERY: props.discovery,
        },
        statements: scalerPermissions({
          account: AwsAccount.of(this),
          tableArn: table.arn,
          functions: functionsOf(policy),
          discovery: props.discovery,
          failureTopicArn: props.failureTopicArn,
        }),
      },
      {
        publish: false,
        ...(props.guaranteedExecutions === undefined ? {} : { guaranteedExecutions: props.guaranteedExecutions }),
        ignoreChanges: [],
      },
    );
    new LambdaFunctionEventInvokeConfig(this, "failures", {
      functionName: scaler.function.functionName,
      // The next tick sees more than a repeated one would.
      maximumRetryAttempts: 0,
      maximumEventAgeInSeconds: 60,
      destinationConfig: { onFailure: { destination: props.failureTopicArn } },
    });
    new TickSchedule(this, "ticks", { name: props.name, target: scaler.function });
    this.functionName = props.name;
    this.tableName = table.name;
  }
}
