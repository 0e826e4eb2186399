import type { Outcome } from "../model/decision.js";
import { describeResource, type Resource } from "../model/resource.js";
import type { Change, Ports } from "../ports.js";
import { eachBounded } from "./each-bounded.js";
import { asFailure } from "./gather.js";

/** Changes of different functions may be under way at once; those of one function follow each other. */
const GROUPS_AT_ONCE = 16;

/**
 * Carries out changes, each function's in the order that AWS's rule "provisioned <= reserved" allows:
 * reserved up, provisioned down, provisioned up, reserved down. One target's failure never stops another's.
 */
export async function act(
  ports: Pick<Ports, "actuators">,
  changes: readonly Change[],
  deadline: AbortSignal,
): Promise<ReadonlyMap<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  await eachBounded([...byOwner(changes).values()], GROUPS_AT_ONCE, async (group) => {
    for (const change of [...group].sort((one, other) => rank(one) - rank(other))) {
      outcomes.set(change.target, await actOne(ports, change, deadline));
    }
  });
  return outcomes;
}

async function actOne(ports: Pick<Ports, "actuators">, change: Change, deadline: AbortSignal): Promise<Outcome> {
  if (deadline.aborted)
    return { kind: "skipped", code: "deadline", why: "no time left in this tick; the next one acts" };
  const actuator = ports.actuators[change.resource.kind];
  if (actuator === undefined) {
    return { kind: "refused", code: "noActuator", why: `nothing here scales ${change.resource.kind}` };
  }
  try {
    return await actuator.apply(change, deadline);
  } catch (cause) {
    const { code, message, retryable } = asFailure(cause);
    return { kind: "failed", code, why: message, retryable };
  }
}

function byOwner(changes: readonly Change[]): ReadonlyMap<string, readonly Change[]> {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const owner = ownerOf(change.resource);
    const group = groups.get(owner);
    if (group === undefined) groups.set(owner, [change]);
    else group.push(change);
  }
  return groups;
}

/** Only a function has two handles that depend on each other; everything else owns itself. */
const ownerOf = (resource: Resource): string =>
  "function" in resource ? `lambda ${resource.function}` : describeResource(resource);

function rank({ resource, from, to }: Change): number {
  // From no reservation to one is a cap that was not there: it comes last, like any lowering.
  const up = from !== "unset" && to > from;
  if (resource.kind === "lambda-reserved") return up ? 0 : 3;
  return up ? 2 : 1;
}
