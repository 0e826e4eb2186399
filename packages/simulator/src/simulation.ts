import type { DecisionRecord } from "@serverless-autoscaler/scaling-core";
import type { Totals } from "./lambda/totals.js";
import type { MinuteSeries } from "./metrics/minute-series.js";
import type { PolicyResult } from "./result.js";

/** From `atMs` on, `provisioned` environments are asked for. */
export interface TimelinePoint {
  readonly atMs: number;
  readonly provisioned: number;
}

/** What one policy did with one trace. */
export interface Simulation {
  readonly result: PolicyResult;
  /** What the figures are made of: the totals of the time after the training part. */
  readonly counted: Totals;
  /** The wait of each cold start after the training part, in order; milliseconds. */
  readonly coldWaitsMs: Float64Array;
  /** Every request for another capacity, over the whole trace, the training part included. */
  readonly timeline: readonly TimelinePoint[];
  /** What happened minute by minute, over the whole trace. */
  readonly minutes: MinuteSeries;
  /** What the policy decided and why, where it says so: every change of its decision or reasons. */
  readonly decisions: readonly DecisionRecord[];
  /** Where the part for learning ends; epoch milliseconds. */
  readonly trainEndMs: number;
}
