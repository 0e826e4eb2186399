import type { PolicySpec } from "../policies/policy-spec.js";
import type { Resource } from "./resource.js";

/** One thing to scale, with every default filled in. `scaling-config` makes these from the policy file. */
export interface TargetSpec {
  readonly name: string;
  readonly resource: Resource;
  /** Executions (or instances); whole numbers, 0 <= min <= max. */
  readonly bounds: { readonly min: number; readonly max: number };
  readonly objective?: Objective;
  /** Larger is served first when the pool is short. */
  readonly priority: number;
  readonly policies: readonly PolicySpec[];
  /** Differences up to this share of the current capacity are left alone; fraction, 0 <= x < 1. */
  readonly tolerance: number;
  readonly scaleOut: ScaleOutRules;
  readonly scaleIn: ScaleInRules;
  readonly suspend: Suspend;
  readonly override?: Override;
}

/** What capacity is bought for; the cost policies read it. */
export type Objective =
  | { readonly kind: "coldStartRate" /** fraction of invocations */; readonly rate: number }
  | { readonly kind: "coldStartUsd" /** what one cold start is worth */; readonly usd: number }
  | { readonly kind: "budgetUsdMonth"; readonly usd: number };

export interface ScaleOutRules {
  readonly cooldownSeconds: number;
  /** At most this much growth within a minute, and never less than 4 units; percent, > 0. Absent: no limit. */
  readonly maxPercentPerMinute?: number;
}

export interface ScaleInRules {
  readonly cooldownSeconds: number;
  /** The largest wish of this window wins on the way in. */
  readonly stabilizationSeconds: number;
  /** At most this share may go within a minute; percent, 0 < x <= 100. */
  readonly maxPercentPerMinute: number;
  /** Capacity is billed in whole quanta: give back only at the end of one that is paid for. 0: billed by the second. */
  readonly quantumSeconds: number;
}

export interface Suspend {
  readonly scaleOut: boolean;
  readonly scaleIn: boolean;
  readonly scheduled: boolean;
}

export interface Override {
  readonly capacity: number;
  /** Epoch ms; the override ends by itself. */
  readonly until: number;
  readonly reason: string;
}

/** What an operator said at the command line; it stands above the policy file and ends by itself. */
export interface Control {
  readonly pause?: { readonly until: number; readonly reason: string; readonly by: string };
  readonly override?: Override;
}
