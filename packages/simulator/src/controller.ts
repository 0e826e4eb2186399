import type { DecisionRecord } from "@serverless-autoscaler/scaling-core";
import type { ConcurrencySeries } from "./metrics/concurrency-series.js";
import type { MinuteSeries } from "./metrics/minute-series.js";
import type { SimulationOptions } from "./options.js";
import type { Trace } from "./trace/trace.js";

/**
 * All that a policy sees at a control tick. The same object is handed over at every tick, brought up to date.
 *
 * The series hold nothing that is not visible yet: points are put into them when they become visible, so that no
 * policy can look ahead by mistake.
 */
export interface ControlView {
  /** Now; epoch milliseconds. */
  readonly atMs: number;
  /** Provisioned environments asked for last. */
  readonly requested: number;
  /** Provisioned environments usable now. */
  readonly ready: number;
  /** When the pending allocation becomes usable; epoch milliseconds, Infinity when none is pending. */
  readonly pendingUntilMs: number;
  /** The minutes that ended at or before now - metric lag. */
  readonly minutes: MinuteSeries;
  /** Mean concurrency of the stretches that ended at or before now - metric lag; empty unless asked for. */
  readonly concurrency: ConcurrencySeries;
}

/** Decides how many provisioned environments there should be; state lives in the object. */
export interface Controller {
  /** From one call to the next; seconds of virtual time, > 0. AWS's scheduler and alarms tick every 60. */
  readonly tickSeconds: number;
  /** Length of the stretches in `view.concurrency`; seconds, <= 60. Absent: not needed. */
  readonly stretchSeconds?: number;
  /** What was decided so far and why; grows as `decide` is called. */
  readonly decisions?: readonly DecisionRecord[];
  /**
   * @returns the provisioned environments to ask for from now on, whole; out of range is clamped to 0..reserved.
   * Undefined leaves everything as it is. A promise is awaited; virtual time stands still meanwhile.
   */
  decide(view: ControlView): number | undefined | Promise<number | undefined>;
}

/** What a policy may know before the first request comes. */
export interface Setting {
  readonly options: SimulationOptions;
  /** Start of minute 0; epoch milliseconds. */
  readonly originMs: number;
  /** Where the part for learning ends; epoch milliseconds. */
  readonly trainEndMs: number;
}

/**
 * A way to scale, by name.
 *
 * `causal` knows the setting and what the view shows; `clairvoyant` also knows the trace, the future included, and is
 * a limit to compare with, not something that can be run.
 */
export type Policy =
  | { readonly kind: "causal"; readonly name: string; create(setting: Setting): Controller }
  | { readonly kind: "clairvoyant"; readonly name: string; create(setting: Setting, trace: Trace): Controller };
