import type { TargetSpec } from "@serverless-autoscaler/scaling-core";
import type { Policy } from "../controller.js";
import { defaultTarget, type Rules } from "./default-target.js";
import { tickController } from "./tick-controller.js";

/**
 * The scaler with a target of a policy file, as a policy to simulate.
 *
 * @param name what to call it in results
 * @throws {InvalidInputError} from `simulate`, when the target is not provisioned concurrency
 */
export function tickPolicy(name: string, target: TargetSpec): Policy {
  return { kind: "causal", name, create: (setting) => tickController(target, setting) };
}

/**
 * The scaler with these rules and the policy file's defaults for all else, as a policy to simulate.
 *
 * @param name what to call it in results
 * @throws {PolicyFileError} from `simulate`, when a policy file with these rules would be refused
 * @example rulesPolicy("targetTracking", { policies: [{ type: "targetTracking", targetUtilization: 0.5 }] })
 */
export function rulesPolicy(name: string, rules: Rules): Policy {
  return {
    kind: "causal",
    name,
    create: (setting) => tickController(defaultTarget(rules, setting.options.reserved), setting),
  };
}
