import { reason } from "../model/reason.js";
import type { Proposal } from "../model/record.js";
import type { SignalName } from "../model/signals.js";

/** What a policy answers when it cannot see: it does not vote, and nobody may scale in without it. */
export function blind(policy: string, signal: SignalName, why: string): Proposal {
  return {
    kind: "blind",
    policy,
    because: [reason("missingData", `${signal} is missing: ${why}. No data is not "no load".`, { signal, why })],
  };
}
