import type { MetricSource } from "../cloud/cloud-model.js";
import type { FaultBook } from "../faults/fault-book.js";
import { AwsError } from "../wire/aws-error.js";
import type { AwsRequest } from "../wire/aws-request.js";
import { type Answer, isRecord, json, parseJsonObject } from "../wire/reply.js";
import { pageOf, type Series } from "./datapoints.js";
import { invalid, readQueries } from "./metric-data-query.js";
import { strikeAnswer, strikeSeries } from "./metric-trouble.js";

/** Datapoints that one answer holds at most. Source: GetMetricData, MaxDatapoints (read 2026-11) */
const MOST_DATAPOINTS = 100_800;

export interface GetMetricDataOptions {
  readonly metrics: MetricSource;
  readonly faults: FaultBook;
  /** Epoch ms. */
  readonly now: () => number;
  /** Datapoints a page; smaller than AWS's to try paging with little data. */
  readonly pageSize: number;
  readonly hasUpstream: boolean;
}

/**
 * GetMetricData in AWS's JSON protocol: at most 500 queries, timestamps of period starts, periods without data left
 * out, newest first unless asked otherwise, and pages cut by datapoints. A series whose points go on over the next
 * page has the status PartialData.
 */
export function getMetricData(options: GetMetricDataOptions): (request: AwsRequest) => Promise<Answer> {
  return async (request) => {
    const faults = options.faults.metricFaults(request);
    if (request.protocol !== "json") return { forward: true };
    const body = parseJsonObject(await request.body());
    if (options.hasUpstream && !namesOwnMetrics(body, options.metrics)) {
      if (faults.length === 0) return { forward: true };
      return { forward: true, rewrite: (answer) => strikeAnswer(faults, answer, options.now()) };
    }
    const queries = readQueries(body.MetricDataQueries);
    const startMs = instant(body.StartTime, "StartTime");
    const endMs = instant(body.EndTime, "EndTime");
    if (startMs >= endMs) throw invalid("The parameter StartTime must be less than the parameter EndTime.");
    const isAscending = body.ScanBy === "TimestampAscending";
    const cut = new Set<string>();
    const series: Series[] = [];
    for (const query of queries) {
      if (!query.returned) continue;
      const all = options.metrics.read({ ...query, startMs, endMs });
      const { points, isPartial } = strikeSeries(faults, query, all, options.now());
      if (isPartial) cut.add(query.id);
      series.push({ id: query.id, label: query.label, points: isAscending ? points : points.toReversed() });
    }
    const page = pageOf(series, offset(body.NextToken), pageSize(body.MaxDatapoints, options.pageSize));
    const results = page.series.map((one) => ({
      Id: one.id,
      Label: one.label,
      Timestamps: one.points.map((point) => point.atMs / 1000),
      Values: one.points.map((point) => point.value),
      StatusCode: one.isCut || cut.has(one.id) ? "PartialData" : "Complete",
    }));
    return json(
      200,
      { MetricDataResults: results, NextToken: token(page.nextOffset), Messages: [] },
      "application/x-amz-json-1.0",
    );
  };
}

function namesOwnMetrics(body: Readonly<Record<string, unknown>>, metrics: MetricSource): boolean {
  const queries = Array.isArray(body.MetricDataQueries) ? body.MetricDataQueries : [];
  return queries.some((query) => {
    const stat = isRecord(query) && isRecord(query.MetricStat) ? query.MetricStat : {};
    const namespace = isRecord(stat.Metric) ? stat.Metric.Namespace : undefined;
    return typeof namespace === "string" && metrics.covers(namespace);
  });
}

function instant(sent: unknown, name: string): number {
  if (typeof sent === "number") return sent * 1000;
  throw invalid(`The parameter ${name} is required.`);
}

function pageSize(sent: unknown, configured: number): number {
  if (sent === undefined || sent === null) return configured;
  if (typeof sent === "number" && sent >= 1 && sent <= MOST_DATAPOINTS) return Math.min(sent, configured);
  throw invalid(`The value ${String(sent)} for parameter MaxDatapoints must be between 1 and ${MOST_DATAPOINTS}.`);
}

function token(nextOffset: number | undefined): string | undefined {
  return nextOffset === undefined ? undefined : Buffer.from(`from ${nextOffset}`).toString("base64url");
}

function offset(sent: unknown): number {
  if (sent === undefined || sent === null) return 0;
  const found = /^from (\d+)$/.exec(Buffer.from(String(sent), "base64url").toString("utf8"))?.[1];
  if (found === undefined) throw new AwsError("InvalidNextToken", 400, "The next token specified is invalid.");
  return Number(found);
}
