import { describe, expect, it } from "vitest";
import { lambdaMetric } from "./lambda-metric.js";

const alias = { kind: "lambda-provisioned", function: "shop", alias: "live" } as const;
const whole = { kind: "lambda-reserved", function: "shop", adopt: false } as const;

describe("lambdaMetric", () => {
  it.each([
    ["concurrency", "ConcurrentExecutions", "Maximum"],
    ["invocations", "Invocations", "Sum"],
    ["duration", "Duration", "Average"],
    ["throttles", "Throttles", "Sum"],
    ["spillover", "ProvisionedConcurrencySpilloverInvocations", "Sum"],
    ["utilization", "ProvisionedConcurrencyUtilization", "Maximum"],
  ] as const)("%s is the %s of the minute, %s", (signal, name, statistic) => {
    expect(lambdaMetric(signal, whole)).toMatchObject({ name, statistic });
  });

  it("reads an alias by its own series and a reservation by the function's", () => {
    const byFunction = { Name: "FunctionName", Value: "shop" };
    expect(lambdaMetric("concurrency", alias)?.dimensions).toEqual([
      byFunction,
      { Name: "Resource", Value: "shop:live" },
    ]);
    expect(lambdaMetric("concurrency", whole)?.dimensions).toEqual([byFunction]);
  });

  it("has none for a signal that Lambda does not send, nor for what is no Lambda function", () => {
    expect(lambdaMetric("cpu", alias)).toBeUndefined();
    expect(lambdaMetric("concurrency", { kind: "asg", group: "web" })).toBeUndefined();
  });
});
