import { readFileSync } from "node:fs";
import { functionsOf, type PolicySource } from "@serverless-autoscaler/constructs";
import type { PolicyFile } from "@serverless-autoscaler/scaling-config";
import { parsePolicyText } from "@serverless-autoscaler/scaling-config/yaml";
import { ConfigurationError } from "../errors.js";

export interface StagePolicies {
  /** Names of this stage's own functions start so: `autoscaler-dev-`. */
  readonly prefix: string;
  /** Functions that this stage deploys. */
  readonly deployed: readonly string[];
  /** Executions that all floors together may claim. */
  readonly poolShare: number;
}

/**
 * Reads a stage's policy file and checks it against what the stage deploys.
 *
 * @throws {PolicyFileError} for each problem of the file itself, with line, path, value and range
 * @throws {ConfigurationError} when it names a function the stage does not deploy, or claims more than its share
 */
export function readPolicyFile(path: string, source: string, stage: StagePolicies): PolicySource {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (cause) {
    throw new ConfigurationError(`${source}: cannot be read (${String(cause)}); every stage needs a policy file`);
  }
  const { file, value } = parsePolicyText(text, { source });
  const unknown = functionsOf(file).find((name) => name.startsWith(stage.prefix) && !stage.deployed.includes(name));
  if (unknown !== undefined) {
    throw new ConfigurationError(
      `${source}: function ${unknown} is not deployed by this stage; expected ${stage.deployed.join(" or ")}, ` +
        `or a function of another stack, whose name does not start with ${stage.prefix}`,
    );
  }
  const claimed = floorsOf(file);
  if (claimed > stage.poolShare) {
    throw new ConfigurationError(
      `${source}: the floors (bounds.min) claim ${claimed} executions of the account's pool; ` +
        `poolShare of this stage is ${stage.poolShare}: lower the floors or raise poolShare in src/stages.ts`,
    );
  }
  return { source, value };
}

/** A function's reserved floor contains its provisioned one, so the larger of the two is what the pool gives up. */
function floorsOf(file: PolicyFile): number {
  const floors = new Map<string, number>();
  for (const { resource, bounds } of file.targets) {
    if ("function" in resource) {
      floors.set(resource.function, Math.max(floors.get(resource.function) ?? 0, bounds.min));
    }
  }
  return [...floors.values()].reduce((sum, floor) => sum + floor, 0);
}
