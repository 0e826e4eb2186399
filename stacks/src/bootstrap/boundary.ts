import { memoryActions, type Statement, scalingActions } from "@serverless-autoscaler/constructs";
import type { Reach } from "./access.js";

/**
 * The most that a role of a stage may ever do, whatever policy a deploy gives it.
 *
 * A deploy role may create roles; without this it could create an administrator and hand it to a function.
 * Wider than what the roles have today: functions of other teams may be scaled, by name or by tag.
 */
export function boundaryStatements({ account, region, prefix }: Reach): readonly Statement[] {
  const names = `${prefix}*`;
  return [
    {
      sid: "WriteLogs",
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [account.arn("logs", `log-group:/aws/lambda/${names}`, region)],
    },
    {
      sid: "ScaleFunctions",
      actions: scalingActions,
      resources: [account.arn("lambda", "function:*", region)],
    },
    {
      sid: "Look",
      actions: ["cloudwatch:GetMetricData", "lambda:GetAccountSettings", "tag:GetResources"],
      resources: ["*"],
    },
    {
      sid: "Tick",
      actions: ["lambda:InvokeFunction"],
      resources: [account.arn("lambda", `function:${names}`, region)],
    },
    {
      sid: "Remember",
      actions: memoryActions,
      resources: [account.arn("dynamodb", `table/${names}`, region)],
    },
    { sid: "Tell", actions: ["sns:Publish"], resources: [account.arn("sns", names, region)] },
  ];
}
