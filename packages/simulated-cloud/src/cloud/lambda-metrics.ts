import type { MetricPoint, MetricQuery, Statistic } from "@serverless-autoscaler/local-aws";
import { type MinuteSeries, type minuteColumns, minuteMs } from "@serverless-autoscaler/simulator";
import { SimulatedCloudError } from "../errors.js";

type Column = (typeof minuteColumns)[number];

/**
 * What is simulated of Lambda's metrics: by name and statistic the column, which is also how a longer period is made
 * of minutes. Source: Lambda developer guide, "Types of metrics for Lambda functions" (read 2026-11)
 */
const COLUMNS: Readonly<Record<string, Readonly<Partial<Record<Statistic, Column>>>>> = {
  ConcurrentExecutions: { Maximum: "concurrencyMax", Average: "concurrencyAverage" },
  Invocations: { Sum: "invocations" },
  Throttles: { Sum: "throttles" },
  Duration: { Average: "durationAverageMs" },
  ProvisionedConcurrencySpilloverInvocations: { Sum: "spillover" },
  ProvisionedConcurrencyUtilization: { Maximum: "utilizationMax", Average: "utilizationAverage" },
};

/**
 * One metric of one function as CloudWatch gives it: a minute in which nothing ran and nothing was turned away has no
 * point, nor has a period without one; provisioned metrics also need something provisioned. Longer periods add sums,
 * take the largest maximum and the plain mean of the minutes' averages.
 *
 * @param visibleMs minutes that ended later are not there yet; epoch milliseconds
 * @throws {SimulatedCloudError} unknownMetric: no points would look like no traffic
 */
export function readLambdaMetric(minutes: MinuteSeries, query: MetricQuery, visibleMs: number): readonly MetricPoint[] {
  const column = columnOf(query);
  const { statistic, startMs, endMs } = query;
  const periodMs = query.periodSeconds * 1000;
  const minuteOf = (atMs: number) => Math.floor((atMs - minutes.originMs) / minuteMs);
  const firstMs = Math.floor(startMs / periodMs) * periodMs;
  const end = Math.min(minutes.length, minuteOf(Math.min(endMs, visibleMs)));
  const periods = new Map<number, number[]>();
  for (let minute = Math.max(0, minuteOf(firstMs)); minute < end; minute += 1) {
    const value = minutes[column][minute] as number;
    if (Number.isNaN(value) || isSilent(minutes, minute) || !isEmitted(minutes, minute, column)) continue;
    const atMs = Math.floor((minutes.originMs + minute * minuteMs) / periodMs) * periodMs;
    const values = periods.get(atMs);
    if (values === undefined) periods.set(atMs, [value]);
    else values.push(value);
  }
  return [...periods].map(([atMs, values]) => ({ atMs, value: combine(statistic, values) }));
}

function columnOf({ name, statistic, periodSeconds }: MetricQuery): Column {
  const column = COLUMNS[name]?.[statistic];
  if (column !== undefined && periodSeconds % 60 === 0) return column;
  const known = Object.entries(COLUMNS).map(([metric, by]) => `${metric} (${Object.keys(by).join(", ")})`);
  throw new SimulatedCloudError(
    "unknownMetric",
    `AWS/Lambda ${name}, ${statistic} of ${periodSeconds} s: not simulated; expected whole minutes of ${known.join(", ")}`,
  );
}

function isSilent(minutes: MinuteSeries, minute: number): boolean {
  return minutes.concurrencyMax[minute] === 0 && minutes.throttles[minute] === 0;
}

function isEmitted(minutes: MinuteSeries, minute: number, column: Column): boolean {
  return column !== "spillover" || (minutes.ready[minute] as number) > 0;
}

function combine(statistic: Statistic, values: readonly number[]): number {
  if (statistic === "Maximum") return Math.max(...values);
  const sum = values.reduce((total, value) => total + value, 0);
  return statistic === "Sum" ? sum : sum / values.length;
}
