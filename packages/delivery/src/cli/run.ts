import { DeliveryError } from "../errors.js";
import { githubVerbs } from "./github-verbs.js";
import { planVerbs } from "./plan-verbs.js";
import { releaseVerbs } from "./release-verbs.js";
import { smokeVerbs } from "./smoke-verb.js";
import { supplyVerbs } from "./supply-verbs.js";
import type { Verb, World } from "./verb.js";

const VERBS: Readonly<Record<string, Verb>> = {
  ...planVerbs,
  ...releaseVerbs,
  ...smokeVerbs,
  ...githubVerbs,
  ...supplyVerbs,
};

const [DONE, FAILED, BAD_INPUT] = [0, 1, 2] as const;

/**
 * Does one verb.
 *
 * @returns 0 done, 1 refused or failed, 2 bad input or usage
 */
export async function run([name, ...args]: readonly string[], world: World): Promise<0 | 1 | 2> {
  if (name === undefined || name === "--help" || name === "help") {
    world.say(help());
    return name === undefined ? BAD_INPUT : DONE;
  }
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (verb === undefined) {
    world.say(`there is no "${name}"; expected one of these:\n${help()}`);
    return BAD_INPUT;
  }
  try {
    await verb.run(args, world);
    return DONE;
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    world.say(`${name}: ${error.message}`);
    if (error.code !== "BAD_INPUT") return FAILED;
    world.say(`usage: ${verb.usage}`);
    return BAD_INPUT;
  }
}

function help(): string {
  return Object.values(VERBS)
    .map(({ usage, does }) => `  ${usage}\n      ${does}`)
    .join("\n");
}
