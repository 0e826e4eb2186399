import type { MetricDataResult } from "@aws-sdk/client-cloudwatch";
import { type Attempt, MINUTE_MS, type Point, type Series } from "@serverless-autoscaler/scaling-core";

/** A series as CloudWatch gave it over all pages of a call. */
export interface ReadSeries {
  /** Value by start of the minute, epoch ms. */
  readonly points: ReadonlyMap<number, number>;
  /** Status in the last page that mentioned the series; undefined when none did. */
  readonly status: MetricDataResult["StatusCode"];
  /** What CloudWatch remarked about the series or about the call as a whole. */
  readonly remarks: readonly string[];
}

/** Joins what several pages say about one series. A status before the last page only says that there is more. */
export function joinPages(id: string, pages: readonly MetricDataResult[], remarks: readonly string[]): ReadSeries {
  const parts = pages.filter(({ Id }) => Id === id);
  const points = new Map<number, number>();
  for (const { Timestamps = [], Values = [] } of parts) {
    for (const [index, timestamp] of Timestamps.entries()) {
      const minute = Math.floor(timestamp.getTime() / MINUTE_MS) * MINUTE_MS;
      // Of a minute that came twice the larger counts: maxima and sums only grow while data still comes in.
      points.set(minute, Math.max(Values[index] ?? 0, points.get(minute) ?? -Infinity));
    }
  }
  const own = parts.flatMap(({ Messages = [] }) => Messages.map(describeMessage));
  return { points, status: parts.at(-1)?.StatusCode, remarks: [...remarks, ...own] };
}

export const describeMessage = ({ Code, Value }: { Code?: string | undefined; Value?: string | undefined }): string =>
  `${Code}: ${Value}`;

/**
 * The series as the core wants it: oldest first, only minutes from `from` on that ended by `until` (epoch ms).
 * Partial data, a remark or no mention at all make it incomplete: a gap is then unknown, never zero.
 */
export function asSeries({ points, status, remarks }: ReadSeries, from: number, until: number): Attempt<Series> {
  if (status === "InternalError" || status === "Forbidden") {
    const advice = status === "Forbidden" ? "; grant cloudwatch:GetMetricData" : "";
    const message = `CloudWatch answered ${status} for this series${remarks.map((text) => `: ${text}`).join("")}${advice}`;
    return { ok: false, failure: { code: status, message, retryable: status === "InternalError" } };
  }
  const complete = status === "Complete" && remarks.length === 0;
  return { ok: true, value: { points: completeMinutes(points, from, until), complete } };
}

function completeMinutes(points: ReadonlyMap<number, number>, from: number, until: number): readonly Point[] {
  return [...points]
    .filter(([at]) => at >= from && at + MINUTE_MS <= until)
    .map(([at, value]) => ({ at, value }))
    .sort((one, other) => one.at - other.at);
}
