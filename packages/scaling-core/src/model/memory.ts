import type { Capacity } from "./capacity.js";

/** Any value that survives JSON unchanged. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * What a target remembers from tick to tick: a plain value, state in and state out.
 * Losing it is safe: the capacity is read again and nothing is scaled in before a full window has been seen.
 * A steady target keeps an equal memory, so that nothing has to be written.
 */
export interface TargetMemory {
  readonly version: 1;
  /** Since when the target has been watched without a gap, epoch ms. */
  readonly observingSince: number;
  /** What was wished, as steps: each holds from its `at` until the next. Newest last. */
  readonly wishes: readonly { readonly at: number; readonly capacity: number }[];
  /** Changes of the last minute, for the velocity limits. */
  readonly recentChanges: readonly { readonly at: number; readonly from: number; readonly to: number }[];
  readonly lastScaleOutAt?: number;
  /** Capacity before the scale-out whose cooldown is running. */
  readonly scaleOutBase?: number;
  readonly lastScaleInAt?: number;
  /** Start of the running billing quanta: the last change of capacity. */
  readonly quantumStart?: number;
  /** The capacity as last read; absent after a change, so that it is read again. */
  readonly capacity?: Capacity;
  /** What each policy carries over, by policy id. */
  readonly policies: Readonly<Record<string, Json>>;
  /** Decision and reason codes last recorded, so that history holds changes and not every minute. */
  readonly lastRecord?: string;
}

/** A memory for a target that is seen for the first time, or whose memory was lost. */
export function freshMemory(at: number): TargetMemory {
  return { version: 1, observingSince: at, wishes: [], recentChanges: [], policies: {} };
}
