import type { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import {
  type Attempt,
  describeResource,
  MINUTE_MS,
  type SeriesByName,
  type SignalQuery,
  type SignalReader,
  type SignalReadings,
} from "@serverless-autoscaler/scaling-core";
import { newestSettledMinute } from "./heartbeat.js";
import { lambdaMetric } from "./lambda-metric.js";
import { heartbeatCall, type MetricCall, planCalls, seriesKey, withHeartbeat } from "./plan-calls.js";
import { type ReadCall, readMetricData } from "./read-metric-data.js";
import { asSeries } from "./read-series.js";
import { windowInMinutes } from "./window-in-minutes.js";
import { withinBudget } from "./within-budget.js";

export interface CloudWatchSignalsOptions {
  /** The function whose invocations show each minute that CloudWatch works: the scaler's own. */
  readonly heartbeatFunction: string | undefined;
}

/**
 * Reads the signals of all Lambda targets from CloudWatch, 500 series a GetMetricData call.
 *
 * Only minutes that have ended count, by the earlier of two clocks: the caller's `at` and CloudWatch's own. A call that
 * fails is a failure of the targets that were in it, never a throw. The heartbeat is the newest settled point of any
 * series; the scaler's own invocations ride along where a call has room, and are asked for alone only when all calls
 * are full and all series silent. Long histories of many targets at once are spread over several ticks.
 *
 * @example cloudWatchSignals(new CloudWatchClient({}), { heartbeatFunction: "scaler" })
 */
export function cloudWatchSignals(
  client: CloudWatchClient,
  { heartbeatFunction }: CloudWatchSignalsOptions,
): SignalReader {
  return {
    async read(queries, at, deadline): Promise<SignalReadings> {
      const readAll = (calls: readonly MetricCall[]) =>
        Promise.all(calls.map((call) => readMetricData(client, call, at, deadline)));
      const { now, later } = withinBudget(queries);
      const calls = planCalls(now);
      const beating = heartbeatFunction === undefined ? undefined : withHeartbeat(calls, heartbeatFunction);
      const read = await readAll(beating ?? calls);
      const silent = calls.length > 0 && beating === undefined && newestSettledMinute(read) === undefined;
      if (silent && heartbeatFunction !== undefined) read.push(...(await readAll([heartbeatCall(heartbeatFunction)])));
      const callOf = new Map(read.flatMap((one) => one.call.series.map(({ key }) => [key, one])));
      return {
        byTarget: new Map(
          queries.map((query) => {
            const failure = later.get(query.target);
            return [query.target, failure === undefined ? readingOf(query, callOf, at) : { ok: false, failure }];
          }),
        ),
        heartbeatAt: newestSettledMinute(read),
        requests: read.reduce((total, { requests }) => total + requests, 0),
        metrics: read.reduce((total, { call }) => total + call.series.length, 0),
      };
    },
  };
}

/** The series of one target, or the first trouble with one of them: a policy must not decide on half of its signals. */
function readingOf(
  { resource, signals, windowSeconds }: SignalQuery,
  callOf: ReadonlyMap<string, ReadCall>,
  at: number,
): Attempt<SeriesByName> {
  const from = Math.floor(at / MINUTE_MS) * MINUTE_MS - windowInMinutes(windowSeconds) * MINUTE_MS;
  const found: { -readonly [Name in keyof SeriesByName]: SeriesByName[Name] } = {};
  for (const signal of signals) {
    const metric = lambdaMetric(signal, resource);
    const call = metric && callOf.get(seriesKey(metric));
    if (metric === undefined || call === undefined) {
      const message = `CloudWatch has no signal "${signal}" for ${describeResource(resource)}`;
      return { ok: false, failure: { code: "unknownSignal", message, retryable: false } };
    }
    if (!call.result.ok) return call.result;
    const read = call.result.value.get(seriesKey(metric));
    if (read === undefined) continue;
    const series = asSeries(read, from, call.until);
    if (!series.ok) return series;
    found[signal] = series.value;
  }
  return { ok: true, value: found };
}
