/** What one tick did, in figures: one log line and one set of metrics. */
export interface TickSummary {
  readonly at: number;
  readonly durationMs: number;
  readonly targets: number;
  readonly applied: number;
  readonly held: number;
  readonly skipped: number;
  readonly refused: number;
  readonly failed: number;
  /** GetMetricData calls made, metrics asked for, and what asking so at this interval costs a month. */
  readonly signalRequests: number;
  readonly signalMetrics: number;
  readonly pollingUsdMonth: number;
}
