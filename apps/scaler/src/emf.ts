import type { TickSummary } from "@serverless-autoscaler/scaling-core";

const NAMESPACE = "ServerlessAutoscaler";

/**
 * The metrics of a tick as one line of CloudWatch Embedded Metric Format: no API call, no request to wait for.
 *
 * One set per stage and none per target: a custom metric costs 0.30 USD a month, and five of them for a thousand
 * targets would cost more than what is scaled. What a single target did is in the decision lines.
 * Source: CloudWatch user guide, embedded metric format specification (read 2026-11)
 */
export function emfLine(summary: TickSummary, stage: string): string {
  const metrics = {
    Targets: { value: summary.targets, unit: "Count" },
    Applied: { value: summary.applied, unit: "Count" },
    Refused: { value: summary.refused, unit: "Count" },
    Failed: { value: summary.failed, unit: "Count" },
    TickDuration: { value: summary.durationMs, unit: "Milliseconds" },
    PollingCostUsdMonth: { value: summary.pollingUsdMonth, unit: "None" },
  };
  return JSON.stringify({
    _aws: {
      Timestamp: summary.at,
      CloudWatchMetrics: [
        {
          Namespace: NAMESPACE,
          Dimensions: [["Stage"]],
          Metrics: Object.entries(metrics).map(([Name, { unit }]) => ({ Name, Unit: unit })),
        },
      ],
    },
    Stage: stage,
    ...Object.fromEntries(Object.entries(metrics).map(([name, { value }]) => [name, value])),
  });
}
