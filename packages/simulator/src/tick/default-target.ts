import { parsePolicyFile } from "@serverless-autoscaler/scaling-config";
import type { TargetSpec } from "@serverless-autoscaler/scaling-core";

/** What is written under a target in a policy file, apart from resource and bounds. */
export interface Rules {
  readonly policies: readonly { readonly type: string; readonly [setting: string]: unknown }[];
  readonly objective?: Readonly<Record<string, number>>;
  readonly scaleIn?: Readonly<Record<string, string | number>>;
}

/**
 * A target for the simulated function with the policy file's own defaults: what a user gets who writes these rules.
 *
 * @param reserved upper bound; executions
 * @throws {PolicyFileError} when the policy file would be refused
 */
export function defaultTarget(rules: Rules, reserved: number): TargetSpec {
  const resource = { kind: "lambda-provisioned", function: "simulated", alias: "live" };
  const target = { resource, bounds: { min: 0, max: reserved }, ...rules };
  const { targets } = parsePolicyFile(
    { version: 1, targets: { simulated: target } },
    { source: "the simulated policy" },
  );
  return targets[0] as TargetSpec;
}
