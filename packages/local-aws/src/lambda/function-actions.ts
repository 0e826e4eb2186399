import type { CloudModel, FunctionFacts } from "../cloud/cloud-model.js";
import type { Actions } from "../wire/actions.js";
import type { AwsRequest } from "../wire/aws-request.js";
import { json } from "../wire/reply.js";
import { arnFor, reference } from "./reference.js";
import { aliasNotFound, functionNotFound } from "./refusals.js";

/** Reads of functions, for the standalone mode: with an upstream the upstream answers them. */
export function functionActions(cloud: CloudModel): Actions {
  return {
    GetFunction: async (request) => {
      const found = await existing(cloud, request);
      const reserved = await cloud.reserved.get(found.name);
      return json(200, {
        Configuration: await configuration(cloud, request, found),
        Tags: found.tags,
        Concurrency: reserved === undefined ? undefined : { ReservedConcurrentExecutions: reserved },
      });
    },

    GetFunctionConfiguration: async (request) =>
      json(200, await configuration(cloud, request, await existing(cloud, request))),

    GetAlias: async (request) => {
      const { name } = await existing(cloud, request);
      const alias = decodeURIComponent(request.path.split("/").pop() ?? "");
      const arn = arnFor(request, cloud.account.id, name, alias);
      const found = await cloud.functions.resolve(name, alias);
      if (found?.kind !== "alias") throw aliasNotFound(arn);
      const isShifting = Object.keys(found.weights).length > 0;
      return json(200, {
        AliasArn: arn,
        Name: alias,
        FunctionVersion: found.version,
        Description: "",
        RoutingConfig: isShifting ? { AdditionalVersionWeights: found.weights } : undefined,
      });
    },

    ListTags: async (request) => json(200, { Tags: (await existing(cloud, request)).tags }),
  };
}

async function configuration(
  cloud: CloudModel,
  request: AwsRequest,
  found: FunctionFacts,
): Promise<Readonly<Record<string, unknown>>> {
  const { qualifier } = reference(request);
  const target = qualifier === undefined ? undefined : await cloud.functions.resolve(found.name, qualifier);
  const isOnDemandOnly = found.snapStart === "off";
  return {
    FunctionName: found.name,
    FunctionArn: arnFor(request, cloud.account.id, found.name, qualifier),
    Runtime: "nodejs22.x",
    Version: target?.version ?? "$LATEST",
    MemorySize: found.memoryMb,
    Architectures: [found.architecture],
    State: "Active",
    LastUpdateStatus: "Successful",
    SnapStart: {
      ApplyOn: isOnDemandOnly ? "None" : "PublishedVersions",
      OptimizationStatus: isOnDemandOnly || target === undefined ? "Off" : "On",
    },
    CapacityProviderConfig:
      found.capacityProvider === undefined
        ? undefined
        : { LambdaManagedInstancesCapacityProviderConfig: { CapacityProviderArn: found.capacityProvider } },
  };
}

async function existing(cloud: CloudModel, request: AwsRequest): Promise<FunctionFacts> {
  const { name, qualifier } = reference(request);
  const found = await cloud.functions.find(name);
  const isThere =
    qualifier === undefined ||
    qualifier === "$LATEST" ||
    (await cloud.functions.resolve(name, qualifier)) !== undefined;
  if (found === undefined || !isThere) {
    throw functionNotFound(arnFor(request, cloud.account.id, name, qualifier));
  }
  return found;
}
