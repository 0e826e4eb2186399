import { type DeployedStack, type DeployOptions, deployStack } from "../local/deployed-stack.js";

/** Applies stage `local`, the stage that is made for an endpoint of this machine. */
export function deployLocalStage(options: Omit<DeployOptions, "stack">): Promise<DeployedStack> {
  return deployStack({ ...options, stack: "local" });
}
