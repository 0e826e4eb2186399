import type {
  ResourceGroupsTaggingAPIClientConfig,
  ResourceTagMapping,
} from "@aws-sdk/client-resource-groups-tagging-api";
import type { TaggedFunction } from "@serverless-autoscaler/scaling-config";
import type { Attempt, Clock } from "@serverless-autoscaler/scaling-core";
import { failureOf } from "../failure.js";

export const POLICY_TAG = "autoscale:policy";

/** A new tag takes effect within five minutes; asking more often would load a client that most ticks do without. */
const FRESH_FOR_MS = 300_000;

export interface TagDiscovery {
  /** The functions that carry the tag, by name. A failure leaves the caller with what `known` says. */
  find(deadline: AbortSignal): Promise<Attempt<readonly TaggedFunction[]>>;
  /** What was found last, however old. */
  known(): readonly TaggedFunction[];
}

/**
 * Finds the functions tagged `autoscale:policy=<name>` in the account and Region, and remembers them for five minutes.
 * The client is loaded when it is first needed, so that it stays out of the main chunk of a bundle.
 *
 * Which target a function becomes, and that one named in the policy file is left to the file, is decided by
 * `resolveDiscovered` of scaling-config.
 */
export function discoverTagged(
  config: ResourceGroupsTaggingAPIClientConfig,
  { clock }: { readonly clock: Clock },
): TagDiscovery {
  let found: { readonly at: number; readonly functions: readonly TaggedFunction[] } | undefined;
  return {
    async find(deadline) {
      if (found !== undefined && clock.now() - found.at < FRESH_FOR_MS) return { ok: true, value: found.functions };
      try {
        found = { at: clock.now(), functions: await readTagged(config, deadline) };
        return { ok: true, value: found.functions };
      } catch (cause) {
        return { ok: false, failure: failureOf(cause) };
      }
    },
    known: () => found?.functions ?? [],
  };
}

async function readTagged(
  config: ResourceGroupsTaggingAPIClientConfig,
  deadline: AbortSignal,
): Promise<readonly TaggedFunction[]> {
  const { GetResourcesCommand, ResourceGroupsTaggingAPIClient } = await import(
    "@aws-sdk/client-resource-groups-tagging-api"
  );
  const client = new ResourceGroupsTaggingAPIClient(config);
  const functions: TaggedFunction[] = [];
  let token: string | undefined;
  try {
    do {
      const command = new GetResourcesCommand({
        ResourceTypeFilters: ["lambda:function"],
        TagFilters: [{ Key: POLICY_TAG }],
        PaginationToken: token,
      });
      const page = await client.send(command, { abortSignal: deadline });
      functions.push(...(page.ResourceTagMappingList ?? []).flatMap(taggedFunction));
      token = page.PaginationToken;
    } while (token);
  } finally {
    client.destroy();
  }
  return functions;
}

/** `arn:aws:lambda:us-east-1:123456789012:function:checkout` -> `checkout` */
function taggedFunction({ ResourceARN, Tags = [] }: ResourceTagMapping): readonly TaggedFunction[] {
  const name = ResourceARN?.split(":")[6];
  const policy = Tags.find(({ Key }) => Key === POLICY_TAG)?.Value;
  return name === undefined || policy === undefined ? [] : [{ function: name, policy }];
}
