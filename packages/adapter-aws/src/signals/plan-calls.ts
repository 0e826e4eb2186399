import type { SignalName, SignalQuery } from "@serverless-autoscaler/scaling-core";
import { heartbeatMetric, lambdaMetric, type Metric } from "./lambda-metric.js";
import { windowInMinutes } from "./window-in-minutes.js";

/** Limits of one GetMetricData call. Source: CloudWatch quotas (read 2026-11). */
const SERIES_PER_CALL = 500;
const POINTS_PER_CALL = 100_800;

const HEARTBEAT_WINDOW_MINUTES = 5;

/** One series to ask for. Its key names the metric, so that targets which share a metric share its cost. */
interface SeriesRequest {
  readonly key: string;
  readonly metric: Metric;
}

export interface MetricCall {
  readonly series: readonly SeriesRequest[];
  /** The longest window that one of its series needs. */
  readonly windowMinutes: number;
}

/**
 * Spreads the series of all targets over as few calls as possible: 1,000 targets take two calls a metric.
 * Ordered by signal, then by window, so that a long window shares its call with the fewest others. Signals that
 * CloudWatch does not have are left out.
 */
export function planCalls(queries: readonly SignalQuery[]): readonly MetricCall[] {
  const wanted = new Map<string, SeriesRequest & { readonly signal: SignalName; readonly windowMinutes: number }>();
  for (const { resource, signals, windowSeconds } of queries) {
    for (const signal of signals) {
      const metric = lambdaMetric(signal, resource);
      if (metric === undefined) continue;
      const key = seriesKey(metric);
      const windowMinutes = Math.max(windowInMinutes(windowSeconds), wanted.get(key)?.windowMinutes ?? 0);
      wanted.set(key, { key, metric, signal, windowMinutes });
    }
  }
  const ordered = [...wanted.values()].sort(
    (one, other) => one.signal.localeCompare(other.signal) || one.windowMinutes - other.windowMinutes,
  );
  const calls: { series: SeriesRequest[]; windowMinutes: number }[] = [];
  for (const { key, metric, windowMinutes } of ordered) {
    const open = calls.at(-1);
    const longest = Math.max(windowMinutes, open?.windowMinutes ?? 0);
    if (open !== undefined && hasRoom(open, longest)) {
      open.series.push({ key, metric });
      open.windowMinutes = longest;
    } else calls.push({ series: [{ key, metric }], windowMinutes });
  }
  return calls;
}

/** The same calls with the heartbeat in the last one; undefined where that one is full. */
export function withHeartbeat(calls: readonly MetricCall[], functionName: string): readonly MetricCall[] | undefined {
  const last = calls.at(-1);
  if (last === undefined || !hasRoom(last, last.windowMinutes)) return undefined;
  return [...calls.slice(0, -1), { ...last, series: [...last.series, ...heartbeatCall(functionName).series] }];
}

/** A call for the heartbeat alone. */
export function heartbeatCall(functionName: string): MetricCall {
  const metric = heartbeatMetric(functionName);
  return { series: [{ key: seriesKey(metric), metric }], windowMinutes: HEARTBEAT_WINDOW_MINUTES };
}

export const seriesKey = ({ name, dimensions }: Metric): string =>
  [name, ...dimensions.map(({ Name, Value }) => `${Name}=${Value}`)].join(" ");

const hasRoom = ({ series }: MetricCall, windowMinutes: number): boolean =>
  series.length < SERIES_PER_CALL && (series.length + 1) * windowMinutes <= POINTS_PER_CALL;
