import type { ResourceKind } from "../model/resource.js";
import type { SignalName } from "../model/signals.js";
import type { PolicyResult, PolicyView } from "./policy.js";
import type { PolicySpec } from "./policy-spec.js";
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
  }
}

/** The signals that a set of policies needs, each once, and how far back. */
export function signalsNeeded(
  specs: readonly PolicySpec[],
  kind: ResourceKind,
): { readonly signals: readonly SignalName[]; readonly windowSeconds: number } {
  const needs = specs.map((spec) => needsOf(spec, kind));
  return {
    signals: [...new Set(needs.flatMap(({ signals }) => signals))],
    windowSeconds: Math.max(0, ...needs.map(({ windowSeconds }) => windowSeconds)),
  };
}

function needsOf(spec: PolicySpec, kind: ResourceKind) {
  switch (spec.type) {
    case "targetTracking":
      return { signals: targetTracking.signals(spec, kind), windowSeconds: targetTracking.windowSeconds(spec) };
    case "stepScaling":
      return { signals: stepScaling.signals(spec, kind), windowSeconds: stepScaling.windowSeconds(spec) };
    case "scheduled":
      return { signals: scheduled.signals(spec, kind), windowSeconds: scheduled.windowSeconds(spec) };
  }
}
