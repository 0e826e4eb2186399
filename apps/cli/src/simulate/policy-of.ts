import type { PolicyFile } from "@serverless-autoscaler/scaling-config";
import {
  baseline,
  baselineNames,
  isBaseline,
  type Policy,
  rulesPolicy,
  type SimulationOptions,
  tickPolicy,
} from "@serverless-autoscaler/simulator";
import { badInput } from "../failure.js";
import type { Objective } from "./job.js";

/** Policies of the policy file that need no settings to be replayed. */
const OWN = ["targetTracking", "predictive"];

/** All that is compared when nothing is asked for: what users have, what others do, ours. */
export const everyPolicy: readonly string[] = [
  "none",
  "aws-target-tracking",
  "aws-target-tracking-max",
  "knative",
  "hpa",
  "scheduled-hourly",
  "hybrid-histogram",
  "targetTracking",
  "predictive",
];

/**
 * The policy of a name: a baseline, one of the scaler's own, or a target of a policy file.
 *
 * @throws {CommandError} exit 2, naming what there is
 */
export function policyOf(name: string, options: SimulationOptions, objective: Objective, file?: PolicyFile): Policy {
  const target = file?.targets.find((known) => known.name === name);
  if (target !== undefined) return tickPolicy(name, target);
  if (isBaseline(name)) return baseline(name);
  if (name === "targetTracking") return rulesPolicy(name, { policies: [{ type: name }] });
  if (name === "predictive") {
    const keepAlive = `${Math.min(3000, Math.max(60, options.keepAliveSeconds))}s`;
    const policies = [{ type: name, coldStartMs: options.coldStartMs, keepAlive }];
    return rulesPolicy(name, Object.keys(objective).length === 0 ? { policies } : { policies, objective });
  }
  throw badInput(`--policy ${name}: not a policy; there are ${[...baselineNames, ...OWN].join(", ")}`);
}
