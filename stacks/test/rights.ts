import type { RequestCounts } from "@serverless-autoscaler/local-aws";

/** What IAM calls a service, where the endpoint's counts have another name. */
const IAM_PREFIX: Readonly<Record<string, string>> = { tagging: "tag" };

/** Actions of services that the endpoint counts by HTTP method. API Gateway's are methods in IAM, too. */
const BY_METHOD: Readonly<Record<string, string>> = {
  "scheduler:GET": "scheduler:GetSchedule",
  "scheduler:POST": "scheduler:CreateSchedule",
  "scheduler:PUT": "scheduler:UpdateSchedule",
  "scheduler:DELETE": "scheduler:DeleteSchedule",
};

/**
 * Actions that were asked for, as IAM names them: `lambda:GetFunction`.
 *
 * Without `sts:GetCallerIdentity`, which needs no right, and without S3, whose requests do not tell their action here.
 */
export function requestedActions(counts: RequestCounts): readonly string[] {
  return Object.entries(counts)
    .filter(([service]) => service !== "sts" && service !== "s3")
    .flatMap(([service, actions]) =>
      Object.keys(actions).map((action) => `${IAM_PREFIX[service] ?? service}:${action}`),
    )
    .map((action) => BY_METHOD[action] ?? action)
    .sort();
}
