import { ceilCapacity } from "@serverless-autoscaler/scaling-core";
import type { ControlView, Policy } from "../controller.js";
import { holdWhilePending } from "./hold-while-pending.js";

const targetUtilization = 0.7;
/** The alarm for scaling in stands 10 % below the target. */
const lowUtilization = 0.9 * targetUtilization;
const minutesToScaleOut = 3;
const minutesToScaleIn = 15;
/** Provisioned concurrency knows no zero, and Application Auto Scaling needs something to multiply. */
const minCapacity = 1;

/**
 * Application Auto Scaling's target tracking of provisioned concurrency, as its two CloudWatch alarms work.
 *
 *   out: 3 one-minute points in a row above 70 %; in: 15 in a row below 63 %
 *   capacity = ceil(capacity x newest utilization / 0.7), at least 1
 *
 * A minute without traffic has no point; a missing point breaks the row, so that an idle function is never scaled in.
 * Both cooldowns are 0, Lambda's default. Only minutes since the last change took effect count: the older points
 * measured another capacity, and multiplying by them again would count the same shortage twice.
 *
 * @param statistic what the console sets up is Average (over the minute's time); Maximum is what bursts need
 * Source: Application Auto Scaling user guide, target tracking and Lambda; Lambda developer guide, provisioned
 * concurrency (read 2026-11); alarm periods as observed in public descriptions of the created alarms
 */
export function awsTargetTracking(statistic: "average" | "maximum"): Policy {
  return {
    kind: "causal",
    name: statistic === "average" ? "aws-target-tracking" : "aws-target-tracking-max",
    create: () => {
      let changedMs = Number.NEGATIVE_INFINITY;
      let lastReady = 0;
      return holdWhilePending({
        tickSeconds: 60,
        decide(view) {
          if (view.requested < minCapacity) return minCapacity;
          if (view.ready !== lastReady) {
            lastReady = view.ready;
            changedMs = view.atMs;
          }
          const column = statistic === "average" ? view.minutes.utilizationAverage : view.minutes.utilizationMax;
          const { above, below } = rows(view, column, changedMs);
          if (above < minutesToScaleOut && below < minutesToScaleIn) return undefined;
          const utilization = column[view.minutes.length - 1] as number;
          return Math.max(minCapacity, ceilCapacity((view.requested * utilization) / targetUtilization));
        },
      });
    },
  };
}

/** How many of the newest minutes in a row are above the target, and below the alarm for scaling in. */
function rows(view: ControlView, column: Float64Array, sinceMs: number): { above: number; below: number } {
  const { length, originMs } = view.minutes;
  const fresh = Math.min(length, minutesToScaleIn, Math.floor((originMs + length * 60_000 - sinceMs) / 60_000));
  let above = 0;
  let below = 0;
  while (above < fresh && (column[length - 1 - above] as number) > targetUtilization) above += 1;
  while (below < fresh && (column[length - 1 - below] as number) < lowUtilization) below += 1;
  return { above, below };
}
