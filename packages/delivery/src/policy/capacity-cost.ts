import { type Architecture, provisionedUsdPerMonth } from "@serverless-autoscaler/scaling-core";
import { asList, asObject, asText, type Json, type JsonObject } from "../json.js";
import type { ResourceChange, TerraformPlan } from "../plan/terraform-plan.js";
import type { PolicyChange } from "./policy-bodies.js";

/** Size of a function, as far as its provisioned executions' price depends on it. */
interface Size {
  readonly memoryMb: number;
  readonly architecture: Architecture;
}

/** What one target may cost while nobody calls it; USD a month. */
export interface CapacityCost {
  readonly target: string;
  readonly floor: Change;
  readonly ceiling: Change;
}

interface Change {
  readonly beforeExecutions: number;
  readonly afterExecutions: number;
  /** Absent: the function is not part of this plan, so its size is not known here. */
  readonly usdPerMonth: { readonly before: number; readonly after: number } | undefined;
}

/**
 * What a changed policy, or a changed function, costs a month in provisioned executions held:
 *
 *   executions x memory (GB) x price of a GB-second held x seconds of a month
 *
 * The floor (`bounds.min`) is paid for always, the ceiling (`bounds.max`) is the most that the scaler may hold.
 * Reserved executions cost nothing. Targets whose figures stay as they are, are left out.
 */
export function capacityCosts(plan: TerraformPlan, policy: PolicyChange): readonly CapacityCost[] {
  const sizesBefore = sizes(plan.changes, "before");
  const sizesAfter = sizes(plan.changes, "after");
  const [before, after] = [asObject(policy.before?.targets), asObject(policy.after?.targets)];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((target) => {
    const was = provisioned(before[target]);
    const is = provisioned(after[target]);
    if (was === undefined && is === undefined) return [];
    const change = (bound: "min" | "max"): Change => {
      const [old, now] = [was?.[bound] ?? 0, is?.[bound] ?? 0];
      const known = [price(old, was, sizesBefore), price(now, is, sizesAfter)] as const;
      const [usdBefore, usdAfter] = known;
      const priced = usdBefore !== undefined && usdAfter !== undefined;
      return {
        beforeExecutions: old,
        afterExecutions: now,
        usdPerMonth: priced ? { before: usdBefore, after: usdAfter } : undefined,
      };
    };
    const cost = { target, floor: change("min"), ceiling: change("max") };
    return differs(cost.floor) || differs(cost.ceiling) ? [cost] : [];
  });
}

function differs({ beforeExecutions, afterExecutions, usdPerMonth }: Change): boolean {
  return (
    beforeExecutions !== afterExecutions || (usdPerMonth !== undefined && usdPerMonth.before !== usdPerMonth.after)
  );
}

interface Provisioned {
  readonly function: string;
  readonly min: number;
  readonly max: number;
}

function provisioned(value: Json | undefined): Provisioned | undefined {
  const { resource, bounds } = asObject(value);
  const { kind, function: name } = asObject(resource);
  if (kind !== "lambda-provisioned") return undefined;
  const { min, max } = asObject(bounds);
  return { function: asText(name) ?? "", min: count(min), max: count(max) };
}

function count(value: Json | undefined): number {
  return typeof value === "number" ? value : 0;
}

function price(
  executions: number,
  target: Provisioned | undefined,
  known: ReadonlyMap<string, Size>,
): number | undefined {
  if (target === undefined || executions === 0) return 0;
  const size = known.get(target.function);
  return size === undefined ? undefined : provisionedUsdPerMonth(executions, size.memoryMb, size.architecture);
}

function sizes(changes: readonly ResourceChange[], side: "before" | "after"): ReadonlyMap<string, Size> {
  const functions = changes
    .filter(({ type }) => type === "aws_lambda_function")
    .map((change) => asObject(change[side]));
  return new Map(functions.flatMap((configuration) => sizeOf(configuration)));
}

function sizeOf({ function_name: name, memory_size: memoryMb, architectures }: JsonObject): readonly [string, Size][] {
  if (typeof name !== "string" || typeof memoryMb !== "number") return [];
  return [[name, { memoryMb, architecture: asList(architectures)[0] === "arm64" ? "arm64" : "x86_64" }]];
}
