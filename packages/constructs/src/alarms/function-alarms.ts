import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js";
import { Construct } from "constructs";

export interface FunctionAlarmsProps {
  /** Name of the function, and first part of the alarms' names. */
  readonly functionName: string;
  /** Failed invocations in five minutes from which somebody is told; at least 1. */
  readonly errors: number;
  /** Throttled invocations in five minutes from which somebody is told; at least 1. */
  readonly throttles: number;
  /** SNS topic that hears of an alarm, and of its end. */
  readonly topicArn: string;
}

/** Tells when a function fails or is throttled. No traffic is no trouble. */
export class FunctionAlarms extends Construct {
  constructor(scope: Construct, id: string, props: FunctionAlarmsProps) {
    super(scope, id);
    for (const [metricName, threshold] of [
      ["Errors", props.errors],
      ["Throttles", props.throttles],
    ] as const) {
      const kind = metricName.toLowerCase();
      new CloudwatchMetricAlarm(this, kind, {
        alarmName: `${props.functionName}-${kind}`,
        alarmDescription: `${props.functionName}: ${threshold} or more ${kind} within five minutes`,
        namespace: "AWS/Lambda",
        metricName,
        dimensions: { FunctionName: props.functionName },
        statistic: "Sum",
        period: 300,
        evaluationPeriods: 1,
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        threshold,
        treatMissingData: "notBreaching",
        alarmActions: [props.topicArn],
        okActions: [props.topicArn],
      });
    }
  }
}
