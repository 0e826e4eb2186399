import type { AwsAccount } from "../account/aws-account.js";
import { POLICY_TAG } from "../function/scaled-function.js";
import type { Conditions, Statement } from "../iam/policy-document.js";

/** What scaling a function takes, on the function and on its aliases and versions. */
export const scalingActions = [
  "lambda:GetFunction",
  "lambda:GetFunctionConfiguration",
  "lambda:GetAlias",
  "lambda:GetFunctionConcurrency",
  "lambda:PutFunctionConcurrency",
  "lambda:DeleteFunctionConcurrency",
  "lambda:GetProvisionedConcurrencyConfig",
  "lambda:ListProvisionedConcurrencyConfigs",
  "lambda:PutProvisionedConcurrencyConfig",
  "lambda:DeleteProvisionedConcurrencyConfig",
] as const;

/** What remembering takes, on the scaler's table. */
export const memoryActions = [
  "dynamodb:GetItem",
  "dynamodb:BatchGetItem",
  "dynamodb:Query",
  "dynamodb:PutItem",
  "dynamodb:UpdateItem",
  "dynamodb:DeleteItem",
  "dynamodb:BatchWriteItem",
] as const;

export interface ScalerPermissions {
  readonly account: AwsAccount;
  readonly tableArn: string;
  /** Names of the functions that the policy file scales. */
  readonly functions: readonly string[];
  /** Whether functions are also found by their tag. */
  readonly discovery: "on" | "off";
  readonly failureTopicArn: string;
}

/** Exactly what the scaler may do. Where a resource is `*`, AWS offers nothing narrower. */
export function scalerPermissions(scaler: ScalerPermissions): readonly Statement[] {
  const { account, discovery } = scaler;
  return [
    ...(scaler.functions.length === 0 ? [] : [scaleFunctions("ScaleFunctionsOfPolicy", account, scaler.functions)]),
    ...(discovery === "off"
      ? []
      : [
          // Lambda knows aws:ResourceTag on functions, versions and aliases, so the tag itself is the grant: whoever
          // may tag a function may have it scaled. Source: Service Authorization Reference, Lambda (read 2026-11).
          scaleFunctions("ScaleFunctionsByTag", account, ["*"], {
            Null: { [`aws:ResourceTag/${POLICY_TAG}`]: "false" },
          }),
          // Reads tags only; it has no resource types.
          { sid: "FindFunctionsByTag", actions: ["tag:GetResources"], resources: ["*"] },
        ]),
    // Neither has resource types: metrics and the account's pool are not resources to IAM.
    { sid: "ReadSignals", actions: ["cloudwatch:GetMetricData"], resources: ["*"] },
    { sid: "ReadPool", actions: ["lambda:GetAccountSettings"], resources: ["*"] },
    { sid: "UseMemory", actions: memoryActions, resources: [scaler.tableArn] },
    { sid: "ReportFailure", actions: ["sns:Publish"], resources: [scaler.failureTopicArn] },
  ];
}

function scaleFunctions(
  sid: string,
  account: AwsAccount,
  functions: readonly string[],
  conditions?: Conditions,
): Statement {
  return {
    sid,
    actions: scalingActions,
    // Provisioned concurrency belongs to an alias or a version: the same name with a qualifier.
    resources: functions.flatMap((name) => [
      account.arn("lambda", `function:${name}`),
      account.arn("lambda", `function:${name}:*`),
    ]),
    ...(conditions === undefined ? {} : { conditions }),
  };
}
