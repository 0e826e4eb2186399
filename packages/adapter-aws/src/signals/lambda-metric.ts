import type { Resource, SignalName } from "@serverless-autoscaler/scaling-core";

/** One CloudWatch time series at one-minute resolution. */
export interface Metric {
  readonly name: string;
  readonly statistic: "Average" | "Maximum" | "Sum";
  readonly dimensions: readonly { readonly Name: string; readonly Value: string }[];
}

/**
 * Source of names and statistics: Lambda developer guide, "Types of metrics for Lambda functions" (read 2026-11).
 * Sum of SampleCount would count minutes' samples, not invocations; an average of concurrency hides its peaks.
 */
const lambdaMetrics: Readonly<Partial<Record<SignalName, Omit<Metric, "dimensions">>>> = {
  concurrency: { name: "ConcurrentExecutions", statistic: "Maximum" },
  invocations: { name: "Invocations", statistic: "Sum" },
  duration: { name: "Duration", statistic: "Average" },
  throttles: { name: "Throttles", statistic: "Sum" },
  spillover: { name: "ProvisionedConcurrencySpilloverInvocations", statistic: "Sum" },
  utilization: { name: "ProvisionedConcurrencyUtilization", statistic: "Maximum" },
};

/**
 * The CloudWatch metric behind a signal of a Lambda resource; undefined when Lambda has none.
 *
 * An alias has series of its own, by `FunctionName` and `Resource=<function>:<alias>`. That holds for
 * ConcurrentExecutions too: AWS emits it for all functions, versions and aliases, so that traffic that goes past the
 * alias is not mistaken for demand on its provisioned concurrency.
 *
 * Source: Lambda developer guide, "Monitoring concurrency" and "Viewing metrics" (read 2026-11)
 */
export function lambdaMetric(signal: SignalName, resource: Resource): Metric | undefined {
  const metric = lambdaMetrics[signal];
  if (metric === undefined || !("function" in resource)) return undefined;
  return { ...metric, dimensions: dimensionsOf(resource) };
}

/** The scaler's own invocations: while it runs there is a point each minute, unless CloudWatch has trouble. */
export const heartbeatMetric = (functionName: string): Metric => ({
  name: "Invocations",
  statistic: "Sum",
  dimensions: [{ Name: "FunctionName", Value: functionName }],
});

function dimensionsOf(resource: Extract<Resource, { function: string }>): Metric["dimensions"] {
  const byFunction = { Name: "FunctionName", Value: resource.function };
  if (resource.kind === "lambda-reserved") return [byFunction];
  return [byFunction, { Name: "Resource", Value: `${resource.function}:${resource.alias}` }];
}
