import { DeliveryError } from "../errors.js";
import { asList, asObject, asText, parseJson } from "../json.js";
import type { AliasTarget, DeployedFunctions } from "./deployed-functions.js";
import type { SynthesisedStack } from "./stack-functions.js";

/** Where an alias pointed before a deploy; no target: it did not exist. */
export interface AliasRecord {
  readonly functionName: string;
  readonly alias: string;
  readonly target: AliasTarget | undefined;
}

/** Writes down where callers are sent now, so that a failed deploy can send them back. */
export async function recordAliases(
  stack: SynthesisedStack,
  deployed: DeployedFunctions,
): Promise<readonly AliasRecord[]> {
  const aliases = stack.functions.flatMap(({ functionName, aliases }) =>
    aliases.map((alias) => ({ functionName, alias })),
  );
  return Promise.all(
    aliases.map(async (one) => ({ ...one, target: await deployed.alias(one.functionName, one.alias) })),
  );
}

/** @throws {DeliveryError} BAD_INPUT when it is not a file that `aliases` wrote */
export function parseAliasRecords(text: string, source: string): readonly AliasRecord[] {
  const list = parseJson(text, source);
  if (!Array.isArray(list)) throw new DeliveryError("BAD_INPUT", `${source}: expected a list as \`aliases\` wrote it`);
  return asList(list)
    .map(asObject)
    .map(({ functionName, alias, target }) => ({
      functionName: asText(functionName) ?? "",
      alias: asText(alias) ?? "",
      target: target === undefined || target === null ? undefined : readTarget(asObject(target)),
    }));
}

function readTarget({ version, weights }: ReturnType<typeof asObject>): AliasTarget {
  const shares = Object.entries(asObject(weights)).flatMap(([key, share]) =>
    typeof share === "number" ? [[key, share] as const] : [],
  );
  return { version: asText(version) ?? "", weights: Object.fromEntries(shares) };
}
