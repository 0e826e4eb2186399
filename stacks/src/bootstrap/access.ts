import type { AwsAccount, Conditions, Statement } from "@serverless-autoscaler/constructs";

/** What deploying a stage needs of one AWS service, on one kind of resource. */
interface Access {
  readonly sid: string;
  readonly resources: readonly string[];
  /** To plan: refresh what the state remembers. */
  readonly read: readonly string[];
  /** To apply. */
  readonly write: readonly string[];
  readonly conditions?: Conditions;
}

/** Which resources of an account are meant. */
export interface Reach {
  readonly account: AwsAccount;
  /** A region, or `*`. */
  readonly region: string;
  /** Start of the resources' names: `autoscaler-dev-`. */
  readonly prefix: string;
}

/** Everything that deploying stages takes, resource names included. */
function accessTo({ account, region, prefix }: Reach): readonly Access[] {
  const names = `${prefix}*`;
  return [
    {
      sid: "Functions",
      resources: [account.arn("lambda", `function:${names}`, region)],
      read: named(
        "lambda",
        "GetFunction GetFunctionConfiguration GetFunctionCodeSigningConfig GetFunctionConcurrency",
      ).concat(named("lambda", "GetFunctionEventInvokeConfig GetPolicy GetAlias ListVersionsByFunction ListTags")),
      write: named("lambda", "CreateFunction UpdateFunctionCode UpdateFunctionConfiguration DeleteFunction")
        .concat(named("lambda", "PublishVersion CreateAlias UpdateAlias DeleteAlias AddPermission RemovePermission"))
        .concat(named("lambda", "PutFunctionEventInvokeConfig DeleteFunctionEventInvokeConfig"))
        .concat(named("lambda", "PutFunctionConcurrency DeleteFunctionConcurrency TagResource UntagResource")),
    },
    {
      sid: "Memory",
      resources: [account.arn("dynamodb", `table/${names}`, region)],
      read: named("dynamodb", "DescribeTable DescribeContinuousBackups DescribeTimeToLive ListTagsOfResource"),
      write: named("dynamodb", "CreateTable UpdateTable DeleteTable UpdateContinuousBackups UpdateTimeToLive").concat(
        named("dynamodb", "TagResource UntagResource"),
      ),
    },
    {
      sid: "PolicyItems",
      resources: [account.arn("dynamodb", `table/${names}`, region)],
      read: named("dynamodb", "GetItem"),
      write: named("dynamodb", "PutItem UpdateItem DeleteItem"),
      // The rest of the table is the scaler's: a deploy can neither read nor spoil it.
      conditions: { "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": ["policy"] } },
    },
    {
      sid: "MemoryKey",
      resources: [account.arn("kms", "key/*", region)],
      // The provider looks up which key AWS manages for tables. No other key, and nothing but its description.
      read: named("kms", "DescribeKey"),
      write: [],
      conditions: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": ["alias/aws/dynamodb"] } },
    },
    {
      sid: "Logs",
      resources: ["/aws/lambda/", "/aws/vendedlogs/apigateway/"].map((folder) =>
        account.arn("logs", `log-group:${folder}${names}`, region),
      ),
      read: named("logs", "ListTagsForResource"),
      write: named("logs", "CreateLogGroup DeleteLogGroup PutRetentionPolicy DeleteRetentionPolicy").concat(
        named("logs", "TagResource UntagResource"),
      ),
    },
    {
      sid: "Apis",
      // An API's ARN has a generated id, and its routes carry no tags: nothing narrower exists.
      resources: ["apis", "apis/*", "tags/*"].map((path) => `arn:${account.partition}:apigateway:${region}::/${path}`),
      read: named("apigateway", "GET"),
      write: named("apigateway", "POST PUT PATCH DELETE"),
    },
    {
      sid: "Schedules",
      resources: [account.arn("scheduler", `schedule/default/${names}`, region)],
      read: named("scheduler", "GetSchedule"),
      write: named("scheduler", "CreateSchedule UpdateSchedule DeleteSchedule"),
    },
    {
      sid: "Alarms",
      resources: [
        account.arn("cloudwatch", `alarm:${names}`, region),
        `arn:${account.partition}:cloudwatch::${account.id}:dashboard/${names}`,
      ],
      read: named("cloudwatch", "DescribeAlarms ListTagsForResource GetDashboard"),
      write: named("cloudwatch", "PutMetricAlarm DeleteAlarms TagResource UntagResource PutDashboard DeleteDashboards"),
    },
    {
      sid: "Topics",
      resources: [account.arn("sns", names, region)],
      read: named("sns", "GetTopicAttributes ListTagsForResource"),
      write: named("sns", "CreateTopic SetTopicAttributes DeleteTopic TagResource UntagResource"),
    },
    {
      sid: "Listings",
      // Listing log groups, and switching on delivery of access logs, know no resources.
      resources: ["*"],
      read: named("logs", "DescribeLogGroups DescribeResourcePolicies GetLogDelivery ListLogDeliveries"),
      write: named("logs", "CreateLogDelivery UpdateLogDelivery DeleteLogDelivery PutResourcePolicy"),
    },
    {
      sid: "Roles",
      resources: [`arn:${account.partition}:iam::${account.id}:role/${names}`],
      read: named("iam", "GetRole GetRolePolicy ListRolePolicies ListAttachedRolePolicies ListInstanceProfilesForRole"),
      // Creating a role and giving it rights are granted apart, under the boundary.
      write: named("iam", "DeleteRole UpdateRole UpdateAssumeRolePolicy TagRole UntagRole"),
    },
  ];
}

/** To plan: reads, nothing else. */
export function readStatements(reach: Reach): readonly Statement[] {
  return accessTo(reach).map(({ read, write: _, ...rest }) => ({ ...rest, actions: read }));
}

/** To plan and to apply; roles it makes must carry the boundary, and go to Lambda and Scheduler only. */
export function deployStatements(reach: Reach, boundaryArn: string): readonly Statement[] {
  const { account, prefix } = reach;
  const roles = [`arn:${account.partition}:iam::${account.id}:role/${prefix}*`];
  return [
    ...accessTo(reach).map(({ read, write, ...rest }) => ({ ...rest, actions: [...read, ...write] })),
    {
      sid: "RolesWithinBoundary",
      actions: named("iam", "CreateRole PutRolePolicy DeleteRolePolicy PutRolePermissionsBoundary"),
      resources: roles,
      conditions: { StringEquals: { "iam:PermissionsBoundary": boundaryArn } },
    },
    {
      sid: "HandRolesOver",
      actions: ["iam:PassRole"],
      resources: roles,
      conditions: { StringEquals: { "iam:PassedToService": ["lambda.amazonaws.com", "scheduler.amazonaws.com"] } },
    },
  ];
}

function named(service: string, actions: string): readonly string[] {
  return actions.split(" ").map((action) => `${service}:${action}`);
}
