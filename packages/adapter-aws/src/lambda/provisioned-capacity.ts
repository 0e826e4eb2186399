import { type Capacity, type Reason, reason } from "@serverless-autoscaler/scaling-core";
import type { ProvisionedConfigs } from "./provisioned-configs.js";
import type { FunctionFacts, VersionFacts } from "./read-function.js";

/**
 * What an alias has, out of what AWS says about function, version and configurations.
 *
 *   ceiling = reserved concurrency - provisioned concurrency of all other aliases and versions (when reserved is set)
 */
export function provisionedCapacity(
  name: string,
  { reserved }: FunctionFacts,
  version: VersionFacts,
  { own, others }: ProvisionedConfigs,
  at: number,
): Capacity {
  const locked = version.locked ?? inProgress(name, own, at);
  const ready = own?.AvailableProvisionedConcurrentExecutions ?? 0;
  return {
    // What AWS gave up on was never allocated: counted as not asked for, so that it is asked for again.
    requested: own?.Status === "FAILED" ? ready : (own?.RequestedProvisionedConcurrentExecutions ?? 0),
    ready,
    readAt: at,
    unit: version.unit,
    ...(locked === undefined ? {} : { locked }),
    ...(reserved === "unset" ? {} : { ceiling: ceilingOf(name, reserved, others) }),
  };
}

function inProgress(name: string, own: ProvisionedConfigs["own"], at: number): Reason | undefined {
  if (own?.Status !== "IN_PROGRESS") return undefined;
  const { RequestedProvisionedConcurrentExecutions: requested = 0, LastModified = "" } = own;
  const since = Date.parse(LastModified);
  const seconds = Number.isFinite(since) ? Math.max(0, Math.round((at - since) / 1000)) : undefined;
  const text = `${name}: AWS is allocating ${requested}${seconds === undefined ? "" : `, for ${seconds} s now`}`;
  return reason("allocationInProgress", text, { requested, ...(seconds === undefined ? {} : { seconds }) });
}

function ceilingOf(name: string, reserved: number, others: number): NonNullable<Capacity["ceiling"]> {
  const value = Math.max(0, reserved - others);
  const rest = others === 0 ? "" : `, of which other aliases and versions hold ${others}`;
  const text = `${name}: reserved concurrency is ${reserved}${rest}: at most ${value} can be provisioned`;
  return { value, because: reason("ceiling", text, { reserved, others, value }) };
}
