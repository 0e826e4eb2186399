import {
  type CloudWatchClient,
  GetMetricDataCommand,
  type GetMetricDataCommandInput,
  type MetricDataResult,
} from "@aws-sdk/client-cloudwatch";
import { type Attempt, MINUTE_MS } from "@serverless-autoscaler/scaling-core";
import { failureOf } from "../failure.js";
import type { MetricCall } from "./plan-calls.js";
import { describeMessage, joinPages, type ReadSeries } from "./read-series.js";
import { noteServiceClock } from "./service-clock.js";

export interface ReadCall {
  readonly call: MetricCall;
  /** By key of the series. A call that failed as a whole failed for each of them. */
  readonly result: Attempt<ReadonlyMap<string, ReadSeries>>;
  /** Pages asked for. */
  readonly requests: number;
  /** Minutes that ended by then are complete: the earlier of the caller's clock and CloudWatch's own; epoch ms. */
  readonly until: number;
}

/** Runs one planned call to its last page. Never throws: trouble is the result. */
export async function readMetricData(
  client: CloudWatchClient,
  call: MetricCall,
  at: number,
  deadline: AbortSignal,
): Promise<ReadCall> {
  const results: MetricDataResult[] = [];
  const remarks: string[] = [];
  let requests = 0;
  let until = at;
  let token: string | undefined;
  try {
    do {
      const command = new GetMetricDataCommand({ ...inputOf(call, at), NextToken: token });
      noteServiceClock(command, (servedAt) => {
        until = Math.min(until, servedAt);
      });
      requests += 1;
      const page = await client.send(command, { abortSignal: deadline });
      results.push(...(page.MetricDataResults ?? []));
      // A remark about the whole call does not say which series it cut short: all of them count as incomplete.
      remarks.push(...(page.Messages ?? []).map(describeMessage));
      token = page.NextToken;
    } while (token);
    const value = new Map(call.series.map(({ key }, index) => [key, joinPages(idOf(index), results, remarks)]));
    return { call, result: { ok: true, value }, requests, until };
  } catch (cause) {
    return { call, result: { ok: false, failure: failureOf(cause) }, requests, until };
  }
}

function inputOf({ series, windowMinutes }: MetricCall, at: number): GetMetricDataCommandInput {
  // The minute that runs at `at` is incomplete. Bounds on whole minutes are also what CloudWatch answers fastest.
  const end = Math.floor(at / MINUTE_MS) * MINUTE_MS;
  return {
    StartTime: new Date(end - windowMinutes * MINUTE_MS),
    EndTime: new Date(end),
    ScanBy: "TimestampAscending",
    MetricDataQueries: series.map(({ metric }, index) => ({
      Id: idOf(index),
      MetricStat: {
        Metric: { Namespace: "AWS/Lambda", MetricName: metric.name, Dimensions: [...metric.dimensions] },
        Period: MINUTE_MS / 1000,
        Stat: metric.statistic,
      },
    })),
  };
}

/** CloudWatch wants ids that start with a lower-case letter. */
const idOf = (index: number): string => `s${index}`;
