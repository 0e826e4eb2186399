import type { Controller, Policy, Setting } from "../src/controller.js";
import { setting } from "./traces.js";

/** The controller of a policy that needs no trace. */
export function controllerOf(policy: Policy, where: Setting = setting()): Controller {
  if (policy.kind !== "causal") throw new Error(`${policy.name} knows the future and cannot be started without it`);
  return policy.create(where);
}
