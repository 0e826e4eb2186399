import type { Chart, Line } from "./widgets.js";

type Statistic = Line["statistic"];

/** What matters of a scaled function: load against capacity, what had to wait, how long it took, what failed. */
export function functionCharts(functionName: string, alias: string): readonly Chart[] {
  const line = (
    metric: string,
    statistic: Statistic,
    label: string,
    dimensions: Readonly<Record<string, string>> = { FunctionName: functionName },
  ): Line => ({ namespace: "AWS/Lambda", metric, dimensions, statistic, label });
  // Lambda reports provisioned capacity by alias, with the qualified name as the resource.
  const onAlias = { FunctionName: functionName, Resource: `${functionName}:${alias}` };
  return [
    {
      title: `${functionName}: load and capacity`,
      lines: [
        line("ConcurrentExecutions", "Maximum", "busy"),
        line("ProvisionedConcurrentExecutions", "Maximum", "busy, provisioned", onAlias),
      ],
    },
    {
      title: `${functionName}: share of provisioned capacity in use (0 to 1)`,
      lines: [line("ProvisionedConcurrencyUtilization", "Maximum", "utilization", onAlias)],
    },
    {
      title: `${functionName}: requests that did not find capacity`,
      lines: [
        line("Throttles", "Sum", "throttled"),
        line("ProvisionedConcurrencySpilloverInvocations", "Sum", "spilled over", onAlias),
      ],
    },
    {
      title: `${functionName}: invocations and errors`,
      lines: [line("Invocations", "Sum", "invocations"), line("Errors", "Sum", "errors")],
    },
    {
      title: `${functionName}: duration (ms)`,
      lines: [
        line("Duration", "p50", "median"),
        line("Duration", "p99", "p99"),
        line("Duration", "Maximum", "longest"),
      ],
    },
  ];
}
