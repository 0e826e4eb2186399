import type { MetricDataResult } from "@aws-sdk/client-cloudwatch";
import { type Attempt, MINUTE_MS, type Point, type Series } from "@serverless-autoscaler/scaling-core";

/** A series as CloudWatch gave it over all pages of a call. */
export interface ReadSeries {
  /** Oldest first, one a minute. */
  readonly points: readonly Point[];
  /** Status in the last page that mentioned the series; undefined when none did. */
  readonly status: MetricDataResult["StatusCode"];
  /** What CloudWatch remarked about the series or about the call as a whole. */
  readonly remarks: readonly string[];
}

/** Joins what several pages say about one series. A status before the last page only says that there is more. */
export function joinPages(id: string, pages: readonly MetricDataResult[], remarks: readonly string[]): ReadSeries {
  const parts = pages.filter(({ Id }) => Id === id);
  const points: Point[] = [];
  for (const { Timestamps = [], Values = [] } of parts) {
    for (const [index, timestamp] of Timestamps.entries()) {
      const at = Math.floor(timestamp.getTime() / MINUTE_MS) * MINUTE_MS;
      const value = Values[index];
      if (value !== undefined) points.push({ at, value });
    }
  }
  const own = parts.flatMap(({ Messages = [] }) => Messages.map(describeMessage));
  return { points: onePerMinute(points), status: parts.at(-1)?.StatusCode, remarks: [...remarks, ...own] };
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
  const whole = points.filter(({ at }) => at >= from && at + MINUTE_MS <= until);
  const complete = status === "Complete" && remarks.length === 0;
  return { ok: true, value: { points: whole, complete } };
}

/** Of a minute that came twice the larger value counts: what is counted only grows while data still comes in. */
function onePerMinute(points: readonly Point[]): readonly Point[] {
  const ordered = points.toSorted((one, other) => one.at - other.at || one.value - other.value);
  return ordered.filter(({ at }, index) => at !== ordered[index + 1]?.at);
}
