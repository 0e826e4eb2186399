import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js";
import { Construct } from "constructs";

const MINUTES = 5;

export interface HeartbeatAlarmProps {
  /** A function that is invoked every minute. */
  readonly functionName: string;
  readonly topicArn: string;
}

/**
 * Tells when a scheduled function was not invoked for five minutes.
 *
 * A scaler that does not run is silent: no errors, no log. So here missing data is the trouble itself.
 */
export class HeartbeatAlarm extends Construct {
  constructor(scope: Construct, id: string, props: HeartbeatAlarmProps) {
    super(scope, id);
    new CloudwatchMetricAlarm(this, "heartbeat", {
      alarmName: `${props.functionName}-no-heartbeat`,
      alarmDescription: `${props.functionName}: no invocation for ${MINUTES} minutes; capacity stays as it is meanwhile`,
      namespace: "AWS/Lambda",
      metricName: "Invocations",
      dimensions: { FunctionName: props.functionName },
      statistic: "Sum",
      period: 60,
      evaluationPeriods: MINUTES,
      datapointsToAlarm: MINUTES,
      comparisonOperator: "LessThanThreshold",
      threshold: 1,
      treatMissingData: "breaching",
      alarmActions: [props.topicArn],
      okActions: [props.topicArn],
    });
  }
}
