import type { PolicyFile } from "@serverless-autoscaler/scaling-config";

/** A policy file as it was written, and where: the scaler checks the same value again when it reads it. */
export interface PolicySource {
  /** Name of the file, for messages. */
  readonly source: string;
  /** What the YAML or JSON said. */
  readonly value: unknown;
}

/** Names of the Lambda functions that a policy file scales, each once, sorted. */
export function functionsOf(policy: PolicyFile): readonly string[] {
  const names = policy.targets.flatMap(({ resource }) => ("function" in resource ? [resource.function] : []));
  return [...new Set(names)].sort();
}
