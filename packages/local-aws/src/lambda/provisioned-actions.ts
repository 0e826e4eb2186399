import type { CloudModel, ProvisionedState, QualifierFacts } from "../cloud/cloud-model.js";
import type { Actions } from "../wire/actions.js";
import type { AwsRequest } from "../wire/aws-request.js";
import { json, noContent, parseJsonObject } from "../wire/reply.js";
import type { Alone } from "./one-at-a-time.js";
import { page } from "./page.js";
import { checkProvisioned } from "./provisioned-rules.js";
import { arnFor, reference } from "./reference.js";
import {
  aliasNotFound,
  failedConstraint,
  functionNotFound,
  invalidParameter,
  noProvisionedConfig,
} from "./refusals.js";

/** The four provisioned concurrency calls of Lambda. */
export function provisionedActions(cloud: CloudModel, alone: Alone): Actions {
  return {
    PutProvisionedConcurrencyConfig: async (request) => {
      const { name, qualifier } = named(request);
      const executions = parseJsonObject(await request.body()).ProvisionedConcurrentExecutions;
      if (typeof executions !== "number" || !Number.isInteger(executions) || executions < 1) {
        throw failedConstraint("provisionedConcurrentExecutions", executions, "have value greater than or equal to 1");
      }
      if (qualifier === "$LATEST") {
        throw invalidParameter("Provisioned Concurrency Configs cannot be applied to unpublished function versions.");
      }
      const target = await existing(cloud, request, name, qualifier);
      return alone(async () => {
        await checkProvisioned(cloud, { name, qualifier, executions }, target);
        return json(202, shape(cloud.provisioned.put(name, qualifier, executions)));
      });
    },

    GetProvisionedConcurrencyConfig: async (request) => {
      const { name, qualifier } = published(request);
      await existing(cloud, request, name, qualifier);
      const state = cloud.provisioned.get(name, qualifier);
      if (state === undefined) throw noProvisionedConfig();
      return json(200, shape(state));
    },

    // Idempotent, as in AWS: what is not there is deleted without complaint.
    DeleteProvisionedConcurrencyConfig: async (request) => {
      const { name, qualifier } = published(request);
      await existing(cloud, request, name, qualifier);
      cloud.provisioned.remove(name, qualifier);
      return noContent();
    },

    ListProvisionedConcurrencyConfigs: async (request) => {
      const { name } = reference(request);
      if ((await cloud.functions.find(name)) === undefined)
        throw functionNotFound(arnFor(request, cloud.account.id, name));
      const configs = [...cloud.provisioned.of(name)]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([qualifier, state]) => ({
          FunctionArn: arnFor(request, cloud.account.id, name, qualifier),
          ...shape(state),
        }));
      const { items, nextMarker } = page(configs, request.query);
      return json(200, { ProvisionedConcurrencyConfigs: items, NextMarker: nextMarker });
    },
  };
}

function named(request: AwsRequest): { readonly name: string; readonly qualifier: string } {
  const { name, qualifier } = reference(request);
  if (qualifier === undefined) throw failedConstraint("qualifier", "null", "not be null");
  return { name, qualifier };
}

function published(request: AwsRequest): { readonly name: string; readonly qualifier: string } {
  const reference = named(request);
  if (reference.qualifier === "$LATEST") {
    throw invalidParameter("The function resource provided must be an alias or a published version.");
  }
  return reference;
}

async function existing(
  cloud: CloudModel,
  request: AwsRequest,
  name: string,
  qualifier: string,
): Promise<QualifierFacts> {
  const found = await cloud.functions.resolve(name, qualifier);
  if (found !== undefined) return found;
  const arn = arnFor(request, cloud.account.id, name, qualifier);
  const isAlias = !/^\d+$/.test(qualifier) && (await cloud.functions.find(name)) !== undefined;
  throw isAlias ? aliasNotFound(arn) : functionNotFound(arn);
}

function shape(state: ProvisionedState): Readonly<Record<string, unknown>> {
  return {
    RequestedProvisionedConcurrentExecutions: state.requested,
    AvailableProvisionedConcurrentExecutions: state.available,
    AllocatedProvisionedConcurrentExecutions: state.allocated,
    Status: state.status,
    StatusReason: state.statusReason,
    LastModified: new Date(state.modifiedAtMs).toISOString().replace(/\.\d+Z$/, "+0000"),
  };
}
