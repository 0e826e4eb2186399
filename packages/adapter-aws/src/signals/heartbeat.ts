import { MINUTE_MS } from "@serverless-autoscaler/scaling-core";
import type { ReadCall } from "./read-metric-data.js";

/**
 * A sign of life counts from a minute that ended this long ago. Functions do not report in step: the point of one may
 * be there while that of another, busier one is still on its way, and "no point yet" must not read as "no traffic".
 */
const SETTLES_MS = MINUTE_MS;

/** Start of the newest settled minute in which any series had a point, epoch ms; undefined when none had. */
export function newestSettledMinute(calls: readonly ReadCall[]): number | undefined {
  let newest: number | undefined;
  for (const { result, until } of calls) {
    if (!result.ok) continue;
    for (const { points } of result.value.values()) {
      const settled = points.findLast(({ at }) => at + MINUTE_MS + SETTLES_MS <= until);
      if (settled !== undefined) newest = Math.max(newest ?? settled.at, settled.at);
    }
  }
  return newest;
}
