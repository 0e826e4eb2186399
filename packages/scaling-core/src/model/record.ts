import type { Capacity } from "./capacity.js";
import type { Decision, Outcome } from "./decision.js";
import type { Reason } from "./reason.js";
import type { Resource } from "./resource.js";
import type { Measurement, SignalName } from "./signals.js";

/** One line per target and tick: enough to answer "why did it (not) scale" without anything else. */
export interface DecisionRecord {
  readonly at: number;
  readonly target: string;
  readonly resource: Resource;
  readonly seen: Readonly<Partial<Record<SignalName, Measurement>>>;
  readonly proposals: readonly Proposal[];
  readonly decision: Decision;
  /** Codes of what bent the wish, in order. */
  readonly clampedBy: readonly string[];
  readonly outcome: Outcome;
  /** What one unit of the capacity is, where it costs something to hold. */
  readonly unit?: Capacity["unit"];
  /** False when the decision and its reasons are those of the tick before. */
  readonly changed: boolean;
}

/**
 * What a policy says. Only `want` votes; `blind` forbids scaling in, because a policy that cannot see does not agree;
 * `abstain` neither votes nor forbids; `cap` limits what the others want.
 */
export type Proposal =
  | {
      readonly kind: "want";
      readonly policy: string;
      readonly capacity: number;
      /** What is busy or refused now, in units of capacity, where the policy knows it. */
      readonly demand?: number;
      /** A schedule is firm: no tolerance, cooldown or velocity stands between it and the capacity. */
      readonly firm: boolean;
      readonly because: readonly Reason[];
    }
  | { readonly kind: "cap"; readonly policy: string; readonly capacity: number; readonly because: readonly Reason[] }
  | { readonly kind: "abstain"; readonly policy: string; readonly because: readonly Reason[] }
  | { readonly kind: "blind"; readonly policy: string; readonly because: readonly Reason[] };
