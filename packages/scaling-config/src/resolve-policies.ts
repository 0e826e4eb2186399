import { InvalidPolicyError, type PolicySpec, parseCron, type Step } from "@serverless-autoscaler/scaling-core";
import type { PolicyProblem } from "./errors.js";
import { show } from "./problems.js";
import type { PolicyInput, StepInput } from "./schema/policies.js";

/** Collects problems while values are resolved: all of them are told, not only the first. */
export type Complain = (problem: PolicyProblem) => void;

/** Fills in the policies of one target; `path` is where they stand in the file. */
export function resolvePolicies(
  inputs: readonly PolicyInput[],
  bounds: { readonly min: number; readonly max: number },
  path: string,
  complain: Complain,
): readonly PolicySpec[] {
  return inputs.flatMap((input, index) =>
    resolvePolicy(input, `${input.type}#${index}`, bounds, `${path}[${index}]`, complain),
  );
}

function resolvePolicy(
  input: PolicyInput,
  id: string,
  bounds: { readonly min: number; readonly max: number },
  path: string,
  complain: Complain,
): readonly PolicySpec[] {
  switch (input.type) {
    case "targetTracking":
      return [{ ...input, id }];
    case "stepScaling":
      return [{ ...input, id, steps: resolveSteps(input.steps, `${path}.steps`, complain) }];
    case "predictive": {
      const { type, history, horizon, coldStartMs, keepAlive } = input;
      return [{ type, id, historySeconds: history, horizonSeconds: horizon, coldStartMs, keepAliveSeconds: keepAlive }];
    }
    case "scheduled":
      return resolveSchedule(input, id, bounds, path, complain);
  }
}

function resolveSteps(inputs: readonly StepInput[], path: string, complain: Complain): readonly Step[] {
  return inputs.flatMap((input, index): readonly Step[] => {
    const at = `${path}[${index}]`;
    const { from, to, set, add, addPercent } = input;
    if (to !== undefined && to <= from) {
      complain({ path: `${at}.to`, value: show(to), expected: `a number greater than from (${from})` });
    }
    const before = inputs[index - 1];
    if (before !== undefined && before.to !== from) {
      const expected =
        before.to === undefined
          ? "no step after one without an upper end"
          : `${before.to}, where the step before ends: steps have no gap and no overlap`;
      complain({ path: `${at}.from`, value: show(from), expected });
    }
    const written = [set, add, addPercent].filter((value) => value !== undefined);
    if (written.length !== 1) {
      complain({ path: at, value: show(input), expected: "exactly one of set, add, addPercent" });
    }
    const edges = to === undefined ? { from } : { from, to };
    if (set !== undefined) return [{ ...edges, adjust: { kind: "set", capacity: set } }];
    if (add !== undefined) return [{ ...edges, adjust: { kind: "add", units: add } }];
    return [{ ...edges, adjust: { kind: "addPercent", percent: addPercent ?? 0 } }];
  });
}

function resolveSchedule(
  input: PolicyInput & { type: "scheduled" },
  id: string,
  bounds: { readonly min: number; readonly max: number },
  path: string,
  complain: Complain,
): readonly PolicySpec[] {
  const { type, timezone, cron, duration, min, max } = input;
  try {
    if (parseCron(cron, timezone).nextAfter(Date.now()) === undefined) {
      complain({
        path: `${path}.cron`,
        value: show(cron),
        expected: "a cron expression that still has a time to come",
      });
    }
  } catch (cause) {
    if (!(cause instanceof InvalidPolicyError)) throw cause;
    complain({ path: `${path}.${cause.field}`, value: show(cause.value), expected: cause.expected });
  }
  if (min === undefined && max === undefined) {
    complain({ path, value: show({ cron }), expected: "min, max or both" });
  }
  if (min !== undefined && max !== undefined && min > max) {
    complain({ path: `${path}.min`, value: show(min), expected: `a whole number up to this window's max (${max})` });
  }
  if (min !== undefined && min > bounds.max) {
    complain({ path: `${path}.min`, value: show(min), expected: `a whole number up to bounds.max (${bounds.max})` });
  }
  const window = { type, timezone, cron, durationSeconds: duration };
  const held = [
    { bound: "min" as const, capacity: min },
    { bound: "max" as const, capacity: max },
  ];
  return held.flatMap(({ bound, capacity }) =>
    capacity === undefined ? [] : [{ ...window, id: `${id}.${bound}`, bound, capacity }],
  );
}
