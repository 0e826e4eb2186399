import * as v from "valibot";
import { policy } from "./policies.js";
import { capacity, durationBetween, flag, instant, numberBetween, share, textOf } from "./primitives.js";
import { resource, templateResource } from "./resource.js";
import { strict } from "./strict.js";

const waiting = v.optional(durationBetween(0, 86_400, "from 0s to 24h"));

const objective = v.union(
  [
    strict({ coldStartRate: share }),
    strict({ coldStartUsd: numberBetween(0, 1000, "USD one cold start is worth") }),
    strict({ budgetUsdMonth: numberBetween(0, 10_000_000, "USD a month") }),
  ],
  "exactly one of coldStartRate (fraction), coldStartUsd (USD), budgetUsdMonth (USD)",
);

/** What a target and a named policy have in common. */
const rules = {
  bounds: strict({ min: capacity, max: capacity }),
  objective: v.optional(objective),
  priority: v.optional(numberBetween(0, 1000, "larger is served first"), 0),
  policies: v.pipe(v.array(policy, "a list of policies"), v.minLength(1, "at least one policy")),
  tolerance: v.optional(numberBetween(0, 0.99, "fraction of the current capacity")),
  scaleOut: v.optional(
    strict({
      cooldown: waiting,
      maxPercentPerMinute: v.optional(numberBetween(1, 100_000, "percent")),
    }),
    {},
  ),
  scaleIn: v.optional(
    strict({
      cooldown: waiting,
      stabilization: waiting,
      maxPercentPerMinute: v.optional(numberBetween(1, 100, "percent")),
      quantum: v.optional(durationBetween(0, 3600, "from 0s to 1h")),
    }),
    {},
  ),
  suspend: v.optional(
    strict({
      scaleOut: v.optional(flag, false),
      scaleIn: v.optional(flag, false),
      scheduled: v.optional(flag, false),
    }),
    {},
  ),
  override: v.optional(
    strict({ capacity, until: instant, reason: textOf("a reason that the next on-call understands", /\S/) }),
  ),
};

const target = strict({ resource, ...rules });
const template = strict({ resource: templateResource, ...rules });

const targetName = textOf("a name of 1 to 100 letters, digits, '_' and '-'", /^[A-Za-z0-9_-]{1,100}$/);

/** The policy file as written. Strict: an unknown key is an error, never ignored. */
export const policyFile = strict({
  version: v.literal(1, "1"),
  account: v.optional(
    strict({ headroom: v.optional(numberBetween(0, 0.9, "fraction of the account's pool"), 0.1) }),
    {},
  ),
  policies: v.optional(v.record(targetName, template, "a mapping of names to policies"), {}),
  targets: v.optional(v.record(targetName, target, "a mapping of names to targets"), {}),
});

type TargetInput = v.InferOutput<typeof target>;
export type TemplateInput = v.InferOutput<typeof template>;
export type RulesInput = Omit<TargetInput, "resource">;
