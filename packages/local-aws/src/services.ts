import { setDesiredCapacity } from "./auto-scaling/set-desired-capacity.js";
import type { CloudModel } from "./cloud/cloud-model.js";
import type { UpstreamClient } from "./cloud/upstream-client.js";
import type { UpstreamCloud } from "./cloud/upstream-cloud.js";
import { type GetMetricDataOptions, getMetricData } from "./cloudwatch/get-metric-data.js";
import { readActions } from "./dynamodb/read-actions.js";
import type { Tables } from "./dynamodb/tables.js";
import { writeActions } from "./dynamodb/write-actions.js";
import { functionActions } from "./lambda/function-actions.js";
import { oneAtATime } from "./lambda/one-at-a-time.js";
import { passingActions } from "./lambda/passing-actions.js";
import { provisionedActions } from "./lambda/provisioned-actions.js";
import { reservedActions } from "./lambda/reserved-actions.js";
import { quotaActions } from "./quotas/quota-actions.js";
import { getResources } from "./tagging/get-resources.js";
import type { Actions } from "./wire/actions.js";

/** What the endpoint answers itself in one region. */
export interface Services {
  actions(service: string): Actions;
  upstreamWasEmptied(): void;
}

type Shared = Pick<GetMetricDataOptions, "faults" | "pageSize"> & { readonly now: () => number };

/** With an emulator behind: only what it lacks or gets wrong. */
export function servicesBeforeUpstream(cloud: UpstreamCloud, upstream: UpstreamClient, shared: Shared): Services {
  const own = ownServices(cloud, shared, true);
  return {
    actions: byService({
      ...own,
      lambda: { ...own.lambda, ...passingActions(cloud) },
      tagging: { GetResources: getResources(cloud, "upstream") },
      autoscaling: { SetDesiredCapacity: setDesiredCapacity(upstream) },
    }),
    upstreamWasEmptied: () => cloud.forgetAll(),
  };
}

/** Alone: also what the scaler reads and writes elsewhere. */
export function standaloneServices(cloud: CloudModel, tables: Tables, shared: Shared): Services {
  const own = ownServices(cloud, shared, false);
  return {
    actions: byService({
      ...own,
      lambda: { ...own.lambda, ...functionActions(cloud) },
      dynamodb: { ...readActions(tables), ...writeActions(tables) },
      tagging: { GetResources: getResources(cloud, "nobody") },
    }),
    upstreamWasEmptied: () => undefined,
  };
}

function ownServices(cloud: CloudModel, shared: Shared, hasUpstream: boolean): Readonly<Record<string, Actions>> {
  const alone = oneAtATime();
  return {
    lambda: { ...provisionedActions(cloud, alone), ...reservedActions(cloud, alone) },
    servicequotas: quotaActions(cloud.account, shared.now),
    cloudwatch: { GetMetricData: getMetricData({ ...shared, metrics: cloud.metrics, hasUpstream }) },
  };
}

function byService(actions: Readonly<Record<string, Actions>>): (service: string) => Actions {
  return (service) => actions[service] ?? {};
}
