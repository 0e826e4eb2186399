import { describe, expect, it } from "vitest";
import { synthesise } from "../../test/synthesise.js";
import { FunctionAlarms } from "./function-alarms.js";
import { HeartbeatAlarm } from "./heartbeat-alarm.js";

const topicArn = "arn:aws:sns:eu-west-1:123456789012:alerts";

describe("FunctionAlarms", () => {
  it("counts errors and throttles over five minutes; silence is no trouble", () => {
    const stack = synthesise((scope) => {
      new FunctionAlarms(scope, "alarms", { functionName: "checkout", errors: 5, throttles: 1, topicArn });
    });
    const common = { statistic: "Sum", period: 300, treat_missing_data: "notBreaching", alarm_actions: [topicArn] };
    expect(stack.all("aws_cloudwatch_metric_alarm")).toMatchObject([
      { alarm_name: "checkout-errors", metric_name: "Errors", threshold: 5, ...common },
      { alarm_name: "checkout-throttles", metric_name: "Throttles", threshold: 1, ...common },
    ]);
  });
});

describe("HeartbeatAlarm", () => {
  it("takes five minutes without an invocation, or without any word, for trouble", () => {
    const stack = synthesise((scope) => void new HeartbeatAlarm(scope, "alarm", { functionName: "scaler", topicArn }));
    expect(stack.only("aws_cloudwatch_metric_alarm")).toMatchObject({
      alarm_name: "scaler-no-heartbeat",
      metric_name: "Invocations",
      comparison_operator: "LessThanThreshold",
      threshold: 1,
      period: 60,
      evaluation_periods: 5,
      datapoints_to_alarm: 5,
      treat_missing_data: "breaching",
      alarm_actions: [topicArn],
    });
  });
});
