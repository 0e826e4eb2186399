import type { MetricPoint } from "../cloud/cloud-model.js";
import type { Fault } from "../faults/fault.js";
import { isRecord, parseJsonObject } from "../wire/reply.js";
import type { SeriesQuery } from "./metric-data-query.js";

interface Struck {
  readonly points: readonly MetricPoint[];
  /** The answer says that there is more. Late and missing points are not announced: that is what makes them trouble. */
  readonly isPartial: boolean;
}

/** What the faults leave of a series. @param points oldest first */
export function strikeSeries(
  faults: readonly Fault[],
  { dimensions, periodSeconds }: Pick<SeriesQuery, "dimensions" | "periodSeconds">,
  points: readonly MetricPoint[],
  nowMs: number,
): Struck {
  const values = Object.values(dimensions);
  const own = faults.filter(({ match }) => match === undefined || values.includes(match));
  return strike(own, periodSeconds, points, nowMs);
}

/**
 * Strikes every series of an upstream's answer, whose queries may be ones that the endpoint cannot read: `match` is
 * not looked at, and points count as those of a minute.
 */
export function strikeAnswer(faults: readonly Fault[], answer: Buffer, nowMs: number): string {
  const body = parseJsonObject(answer);
  const results = Array.isArray(body.MetricDataResults) ? body.MetricDataResults : [];
  return JSON.stringify({
    ...body,
    MetricDataResults: results.map((one) => (isRecord(one) ? struckResult(faults, one, nowMs) : one)),
  });
}

function struckResult(faults: readonly Fault[], result: Record<string, unknown>, nowMs: number): object {
  const timestamps: readonly unknown[] = Array.isArray(result.Timestamps) ? result.Timestamps : [];
  const values: readonly unknown[] = Array.isArray(result.Values) ? result.Values : [];
  const points = timestamps.map((at, index) => ({ atMs: Number(at) * 1000, value: Number(values[index]) }));
  const isAscending = points.every(({ atMs }, index) => atMs >= (points[index - 1]?.atMs ?? Number.NEGATIVE_INFINITY));
  const struck = strike(faults, 60, isAscending ? points : points.toReversed(), nowMs);
  const left = isAscending ? struck.points : struck.points.toReversed();
  return {
    ...result,
    Timestamps: left.map(({ atMs }) => atMs / 1000),
    Values: left.map(({ value }) => value),
    ...(struck.isPartial ? { StatusCode: "PartialData" } : {}),
  };
}

function strike(
  faults: readonly Fault[],
  periodSeconds: number,
  points: readonly MetricPoint[],
  nowMs: number,
): Struck {
  let left = points;
  let isPartial = false;
  for (const { kind, delayMs = 0 } of faults) {
    if (kind === "missingMetrics") left = [];
    if (kind === "lateMetrics") left = left.filter(({ atMs }) => atMs + periodSeconds * 1000 + delayMs <= nowMs);
    if (kind !== "partialData") continue;
    // What is still missing from a partial answer is its newest part.
    left = left.slice(0, Math.ceil(left.length / 2));
    isPartial = true;
  }
  return { points: left, isPartial };
}
