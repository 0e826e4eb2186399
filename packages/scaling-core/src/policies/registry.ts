import type { Json } from "../model/memory.js";
import type { ResourceKind } from "../model/resource.js";
import type { SignalName } from "../model/signals.js";
import type { Policy, PolicyResult, PolicyView } from "./policy.js";
import type { PolicySpec } from "./policy-spec.js";
import { predictive } from "./predictive.js";
import { scheduled } from "./scheduled.js";
import { stepScaling } from "./step-scaling.js";
import { targetTracking } from "./target-tracking.js";

/** Asks the policy that a spec names. */
export function propose(spec: PolicySpec, view: PolicyView): PolicyResult {
  switch (spec.type) {
    case "targetTracking":
      return targetTracking.propose(spec, view);
    case "stepScaling":
      return stepScaling.propose(spec, view);
    case "scheduled":
      return scheduled.propose(spec, view);
    case "predictive":
      return predictive.propose(spec, view);
  }
}

/** What the policies of a target remember, and when it is. */
export interface Remembering {
  readonly policies: Readonly<Record<string, Json>>;
  readonly at: number;
}

/** The signals that a set of policies needs, each once, and how far back. */
export function signalsNeeded(
  specs: readonly PolicySpec[],
  kind: ResourceKind,
  { policies, at }: Remembering,
): { readonly signals: readonly SignalName[]; readonly windowSeconds: number } {
  const needs = specs.map((spec) => needsOf(spec, kind, policies[spec.id], at));
  return {
    signals: [...new Set(needs.flatMap(({ signals }) => signals))],
    windowSeconds: Math.max(0, ...needs.map(({ windowSeconds }) => windowSeconds)),
  };
}

function needsOf(spec: PolicySpec, kind: ResourceKind, memory: Json | undefined, at: number) {
  const of = <Spec>(policy: Policy<Spec>, given: Spec) => ({
    signals: policy.signals(given, kind),
    windowSeconds: policy.windowSeconds(given, memory, at),
  });
  switch (spec.type) {
    case "targetTracking":
      return of(targetTracking, spec);
    case "stepScaling":
      return of(stepScaling, spec);
    case "scheduled":
      return of(scheduled, spec);
    case "predictive":
      return of(predictive, spec);
  }
}
