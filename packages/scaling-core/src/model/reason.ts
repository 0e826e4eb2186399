/**
 * Why a decision is what it is: a code for machines, figures for the arithmetic, one sentence for people.
 * Codes are part of the public contract: dashboards and `explain` filter on them.
 */
export interface Reason {
  readonly code: ReasonCode;
  readonly text: string;
  readonly values?: Readonly<Record<string, number | string>>;
}

/** Codes that a policy gives for what it wants. */
type PolicyReasonCode =
  | "targetTracking"
  | "stepScaling"
  | "scheduleActive"
  | "scheduleInactive"
  | "predictive"
  | "requestRateFloor"
  | "noStepMatches"
  | "missingData";

/** Codes for what came between the wish and the decision. */
type ClampReasonCode =
  | "alreadyThere"
  | "withinTolerance"
  | "scaleOutCooldown"
  | "scaleInCooldown"
  | "stabilizationWindow"
  | "observationWindow"
  | "velocityOut"
  | "velocityIn"
  | "billingQuantum"
  | "scaleOutSuspended"
  | "scaleInSuspended"
  | "scheduledSuspended"
  | "paused"
  | "override"
  | "boundsMin"
  | "boundsMax"
  | "ceiling";

/** Codes for why a target cannot be touched now. */
type LockReasonCode =
  | "allocationInProgress"
  | "aliasShifting"
  | "snapStart"
  | "managedInstances"
  | "functionStopped"
  | "reservedUnset"
  | "capacityUnknown"
  | "signalsUnavailable";

export type ReasonCode = PolicyReasonCode | ClampReasonCode | LockReasonCode;

/** Builds a reason; figures are left out where there are none. */
export function reason(code: ReasonCode, text: string, values?: Readonly<Record<string, number | string>>): Reason {
  return values === undefined ? { code, text } : { code, text, values };
}
