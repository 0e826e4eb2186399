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
  if (resource.kind === "lambda-reserved" && bounds.min === 0) {
    const expected =
      "at least 1: reserved concurrency 0 stops the function, and the scaler leaves a stopped one stopped";
    complain({ path: `${path}.bounds.min`, value: show(bounds.min), expected });
  }
  const quantum = resource.kind === "lambda-provisioned" ? PROVISIONED_QUANTUM_SECONDS : 0;
  const growth = scaleOut.maxPercentPerMinute;
  return {
    name,
    resource,
    bounds,
    priority: rules.priority,
    policies: resolvePolicies(rules.policies, bounds, `${path}.policies`, complain),
    tolerance: rules.tolerance,
    scaleOut: {
      cooldownSeconds: scaleOut.cooldown,
      ...(growth === undefined ? {} : { maxPercentPerMinute: growth }),
    },
    scaleIn: {
      cooldownSeconds: scaleIn.cooldown,
      stabilizationSeconds: scaleIn.stabilization,
      maxPercentPerMinute: scaleIn.maxPercentPerMinute,
      quantumSeconds: scaleIn.quantum ?? quantum,
    },
    suspend: rules.suspend,
    ...(objective === undefined ? {} : { objective: resolveObjective(objective) }),
    ...(override === undefined ? {} : { override }),
  };
}

function resolveObjective(input: NonNullable<RulesInput["objective"]>): Objective {
  if ("coldStartRate" in input) return { kind: "coldStartRate", rate: input.coldStartRate };
  if ("coldStartUsd" in input) return { kind: "coldStartUsd", usd: input.coldStartUsd };
  return { kind: "budgetUsdMonth", usd: input.budgetUsdMonth };
}
