import { type Action, effectiveChanges, type TerraformPlan } from "./terraform-plan.js";

/** How many resources of one type a plan creates, updates, replaces and deletes. */
export interface TypeSummary {
  readonly type: string;
  readonly counts: Readonly<Record<"create" | "update" | "replace" | "delete", number>>;
}

/** Counts a plan's changes by type, types in alphabetical order. A resource that is forgotten counts as deleted. */
export function summarise(plan: TerraformPlan): readonly TypeSummary[] {
  const types = new Map<string, Record<"create" | "update" | "replace" | "delete", number>>();
  for (const { type, action } of effectiveChanges(plan)) {
    const counts = types.get(type) ?? { create: 0, update: 0, replace: 0, delete: 0 };
    const column = columnOf(action);
    counts[column] += 1;
    types.set(type, counts);
  }
  return [...types].sort(([one], [other]) => (one < other ? -1 : 1)).map(([type, counts]) => ({ type, counts }));
}

function columnOf(action: Action): "create" | "update" | "replace" | "delete" {
  if (action === "create" || action === "update" || action === "replace") return action;
  return "delete";
}
