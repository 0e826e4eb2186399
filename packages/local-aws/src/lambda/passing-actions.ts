import type { UpstreamCloud } from "../cloud/upstream-cloud.js";
import type { Actions } from "../wire/actions.js";
import { isRecord, parseJsonObject } from "../wire/reply.js";
import { reference } from "./reference.js";
import { invalidParameter } from "./refusals.js";

/** Changes of functions that the upstream makes and that touch what is allocated here. */
export function passingActions(cloud: UpstreamCloud): Actions {
  return {
    DeleteFunction: async (request) => {
      const { name, qualifier } = reference(request);
      const forget = () =>
        qualifier === undefined ? cloud.forgetFunction(name) : cloud.provisioned.remove(name, qualifier);
      return { forward: true, onSuccess: forget };
    },

    DeleteAlias: async (request) => {
      const { name } = reference(request);
      return { forward: true, onSuccess: () => cloud.provisioned.remove(name, aliasOf(request.path)) };
    },

    UpdateAlias: async (request) => {
      const { name } = reference(request);
      const routing = parseJsonObject(await request.body()).RoutingConfig;
      const weights = isRecord(routing) ? routing.AdditionalVersionWeights : undefined;
      const isShifting = isRecord(weights) && Object.keys(weights).length > 0;
      if (isShifting && cloud.provisioned.get(name, aliasOf(request.path)) !== undefined) {
        throw invalidParameter("Alias with weights can not be used with Provisioned Concurrency");
      }
      return { forward: true };
    },
  };
}

function aliasOf(path: string): string {
  return decodeURIComponent(path.split("/").pop() ?? "");
}
