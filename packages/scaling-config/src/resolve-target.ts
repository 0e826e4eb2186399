import type { Objective, Resource, TargetSpec } from "@serverless-autoscaler/scaling-core";
import { show } from "./problems.js";
import { type Complain, resolvePolicies } from "./resolve-policies.js";
import type { RulesInput } from "./schema/file.js";

/** Provisioned concurrency is billed rounded up to five minutes. Source: AWS Lambda pricing (read 2026-11) */
const PROVISIONED_QUANTUM_SECONDS = 300;

/** Makes a target of what was written, every default filled in; problems go to `complain`. */
export function resolveTarget(
  name: string,
  resource: Resource,
  rules: RulesInput,
  path: string,
  complain: Complain,
): TargetSpec {
  const { bounds, objective, override, scaleIn, scaleOut } = rules;
  if (bounds.min > bounds.max) {
    complain({
      path: `${path}.bounds.min`,
      value: show(bounds.min),
      expected: `a whole number from 0 to bounds.max (${bounds.max})`,
    });
  }
  if (resource.kind !== "lambda-provisioned" && resource.kind !== "lambda-reserved") {
    const expected =
      '"lambda-provisioned" or "lambda-reserved": the format has more kinds, this version scales these two';
    complain({ path: `${path}.resource.kind`, value: show(resource.kind), expected });
  }
  if (resource.kind === "lambda-reserved" && bounds.min === 0) {
    const expected =
      "at least 1: reserved concurrency 0 stops the function, and the scaler leaves a stopped one stopped";
    complain({ path: `${path}.bounds.min`, value: show(bounds.min), expected });
  }
  const growth = scaleOut.maxPercentPerMinute;
  const fallback = defaultsFor(resource, rules.policies);
  return {
    name,
    resource,
    bounds,
    priority: rules.priority,
    policies: resolvePolicies(rules.policies, bounds, `${path}.policies`, complain),
    tolerance: rules.tolerance ?? fallback.tolerance,
    scaleOut: {
      cooldownSeconds: scaleOut.cooldown ?? 0,
      ...(growth === undefined ? {} : { maxPercentPerMinute: growth }),
    },
    scaleIn: {
      cooldownSeconds: scaleIn.cooldown ?? fallback.scaleIn.cooldownSeconds,
      stabilizationSeconds: scaleIn.stabilization ?? fallback.scaleIn.stabilizationSeconds,
      maxPercentPerMinute: scaleIn.maxPercentPerMinute ?? fallback.scaleIn.maxPercentPerMinute,
      quantumSeconds: scaleIn.quantum ?? fallback.scaleIn.quantumSeconds,
    },
    suspend: rules.suspend,
    ...(objective === undefined ? {} : { objective: resolveObjective(objective) }),
    ...(override === undefined ? {} : { override }),
  };
}

type Steadiness = Pick<TargetSpec, "tolerance" | "scaleIn">;

/** Rules that react to the last minute need to be slowed down on the way in. */
const reactive: Steadiness = {
  tolerance: 0.1,
  scaleIn: { cooldownSeconds: 300, stabilizationSeconds: 300, maxPercentPerMinute: 50, quantumSeconds: 0 },
};

/** A forecast has weighed the next minutes and the price of a change already; waiting on top of it only costs. */
const forecasting: Steadiness = {
  tolerance: 0,
  scaleIn: { cooldownSeconds: 0, stabilizationSeconds: 0, maxPercentPerMinute: 100, quantumSeconds: 0 },
};

/** What holds where the file says nothing: by how the target is scaled, and by how its capacity is billed. */
function defaultsFor({ kind }: Resource, policies: RulesInput["policies"]): Steadiness {
  const following = policies.filter(({ type }) => type !== "scheduled");
  if (following.length > 0 && following.every(({ type }) => type === "predictive")) return forecasting;
  const quantumSeconds = kind === "lambda-provisioned" ? PROVISIONED_QUANTUM_SECONDS : 0;
  return { ...reactive, scaleIn: { ...reactive.scaleIn, quantumSeconds } };
}

function resolveObjective(input: NonNullable<RulesInput["objective"]>): Objective {
  if ("coldStartRate" in input) return { kind: "coldStartRate", rate: input.coldStartRate };
  if ("coldStartUsd" in input) return { kind: "coldStartUsd", usd: input.coldStartUsd };
  return { kind: "budgetUsdMonth", usd: input.budgetUsdMonth };
}
