import type { Capacity } from "../model/capacity.js";
import type { Json } from "../model/memory.js";
import type { Proposal } from "../model/record.js";
import type { ResourceKind } from "../model/resource.js";
import type { Measurement, Series, SignalName } from "../model/signals.js";
import type { Objective } from "../model/target.js";

/** All that a policy may see. Nothing in it lies after `at`. */
export interface PolicyView {
  readonly at: number;
  readonly kind: ResourceKind;
  readonly capacity: Capacity;
  /** Requested capacity as a number; an unset reservation counts as what is ready. */
  readonly current: number;
  /** Where relative adjustments start: the capacity before a scale-out whose cooldown is still running. */
  readonly base: number;
  readonly objective: Objective | undefined;
  measure(signal: SignalName): Measurement;
  series(signal: SignalName): Series | undefined;
  /** What this policy returned as memory last time; undefined at the start or when memory was lost. */
  readonly memory: Json | undefined;
}

export interface PolicyResult {
  readonly proposal: Proposal;
  readonly memory?: Json;
}

/** One scaling algorithm: pure, synchronous, one file each. */
export interface Policy<Spec> {
  /** Signals to read for it: as few as it needs, because every metric asked for costs money. */
  signals(spec: Spec, kind: ResourceKind): readonly SignalName[];
  /**
   * How far back its signals must reach; seconds. A policy that learns reads what its memory has not seen yet, and all
   * that there is when it remembers nothing.
   */
  windowSeconds(spec: Spec, memory: Json | undefined, at: number): number;
  propose(spec: Spec, view: PolicyView): PolicyResult;
}
