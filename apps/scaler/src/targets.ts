import type { PolicySource, TagDiscovery } from "@serverless-autoscaler/adapter-aws";
import { type PolicyFile, resolveDiscovered } from "@serverless-autoscaler/scaling-config";
import type { TargetSpec } from "@serverless-autoscaler/scaling-core";

/** There is nothing to scale by: no policy in the table that can be used, and none from before. */
class NoPolicyError extends Error {
  readonly code = "noPolicy";

  constructor(why: string) {
    super(why);
    this.name = "NoPolicyError";
  }
}

/**
 * What to scale in this tick: the targets of the policy file, and the functions tagged with one of its named policies.
 * A policy file that cannot be used leaves the last good one in force; tags that cannot be read, what was known of them.
 *
 * @throws {NoPolicyError} when there is no policy at all
 */
export async function targetsOf(
  source: PolicySource<PolicyFile>,
  discovery: TagDiscovery | undefined,
  deadline: AbortSignal,
  warn: (message: string, fields: object) => void,
): Promise<readonly TargetSpec[]> {
  const reading = await source.read();
  if (reading.kind === "none") throw new NoPolicyError(reading.why);
  if (reading.kind === "lastGood") warn("policy", { inForce: reading.sha256, why: reading.why });
  if (discovery === undefined) return reading.policy.targets;

  const found = await discovery.find(deadline);
  if (!found.ok) warn("discovery", { ...found.failure });
  const { targets, problems } = resolveDiscovered(reading.policy, found.ok ? found.value : discovery.known());
  if (problems.length > 0) warn("discovery", { problems });
  return [...reading.policy.targets, ...targets];
}
