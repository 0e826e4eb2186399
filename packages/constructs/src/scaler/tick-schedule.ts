import type { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function/index.js";
import { SchedulerSchedule } from "@cdktf/provider-aws/lib/scheduler-schedule/index.js";
import { Construct } from "constructs";
import { AwsAccount } from "../account/aws-account.js";
import { ServiceRole } from "../iam/service-role.js";

/** Invokes the scaler once a minute with the minute it stands for: `{"scheduledAt":"2026-11-21T08:00:00Z"}`. */
export class TickSchedule extends Construct {
  constructor(scope: Construct, id: string, props: { readonly name: string; readonly target: LambdaFunction }) {
    super(scope, id);
    const role = new ServiceRole(this, "role", {
      name: `${props.name}-schedule`,
      service: "scheduler.amazonaws.com",
      // Another account's schedule must not borrow the role through the service.
      trustConditions: { StringEquals: { "aws:SourceAccount": AwsAccount.of(this).id } },
      statements: [{ sid: "InvokeScaler", actions: ["lambda:InvokeFunction"], resources: [props.target.arn] }],
    });
    new SchedulerSchedule(this, "schedule", {
      name: props.name,
      description: "One tick of the scaler a minute",
      scheduleExpression: "rate(1 minute)",
      flexibleTimeWindow: { mode: "OFF" },
      target: {
        arn: props.target.arn,
        roleArn: role.arn,
        // The keyword is replaced by Scheduler, so a late or repeated delivery still names its own minute.
        input: JSON.stringify({ scheduledAt: "<aws.scheduler.scheduled-time>" }),
        // A tick older than a minute is worth nothing: the next one sees more. 60 s is the shortest age allowed.
        // No queue for the undelivered: the heartbeat alarm tells, and nobody would replay them.
        retryPolicy: { maximumEventAgeInSeconds: 60, maximumRetryAttempts: 2 },
      },
      dependsOn: [role.policy],
    });
  }
}
