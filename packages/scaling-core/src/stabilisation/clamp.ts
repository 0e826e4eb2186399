import type { TargetMemory } from "../model/memory.js";
import type { Reason } from "../model/reason.js";
import type { TargetSpec } from "../model/target.js";

/** What a rule may look at when it bends a wish. */
export interface ClampContext {
  readonly at: number;
  readonly current: number;
  readonly target: TargetSpec;
  readonly memory: TargetMemory;
  /** What is busy or refused now, as far as a policy knows; units of capacity. */
  readonly demand: number;
  /** Time between ticks; seconds. */
  readonly intervalSeconds: number;
}

/** A rule between wish and decision: returns the bent value, and why when it bent it. */
export type Clamp = (wanted: number, context: ClampContext) => Clamped;

interface Clamped {
  readonly value: number;
  readonly because?: Reason;
}

/** Runs a wish through rules in order; a rule that brings it back to the current capacity ends the walk. */
export function runClamps(
  wanted: number,
  clamps: readonly Clamp[],
  context: ClampContext,
): { readonly value: number; readonly because: readonly Reason[] } {
  const because: Reason[] = [];
  let value = wanted;
  for (const clamp of clamps) {
    const clamped = clamp(value, context);
    value = clamped.value;
    if (clamped.because !== undefined) because.push(clamped.because);
    if (value === context.current) break;
  }
  return { value, because };
}
