import { DeliveryError } from "../errors.js";
import { asList, asObject, asText, type Json, parseObject } from "../json.js";

/** What terraform means to do with one resource. */
export type Action = "create" | "update" | "replace" | "delete" | "forget" | "read" | "no-op";

export interface ResourceChange {
  readonly address: string;
  readonly type: string;
  readonly action: Action;
  readonly before: Json;
  readonly after: Json;
  /** Same shape as `after`, `true` where the value is known only after the apply. */
  readonly afterUnknown: Json;
  /** Same shape as `before`, `true` where terraform calls the value sensitive. */
  readonly beforeSensitive: Json;
  readonly afterSensitive: Json;
  /** Paths that make terraform replace rather than update. */
  readonly replacePaths: readonly string[];
}

/** The part of a plan that people read. */
export interface TerraformPlan {
  readonly changes: readonly ResourceChange[];
  /** What somebody changed outside of terraform, as far as it matters to this plan. */
  readonly drift: readonly ResourceChange[];
}

/**
 * Reads what `terraform show -json PLAN` printed.
 *
 * @param source name of the file for messages
 * @throws {DeliveryError} BAD_INPUT when it is no such file, or one of a format that is not known here
 * Source: Terraform documentation, "JSON Output Format", format 1.x (read 2026-11)
 */
export function parsePlan(text: string, source: string): TerraformPlan {
  const plan = parseObject(text, source, "the output of `terraform show -json PLAN`");
  const version = asText(plan.format_version);
  if (version?.startsWith("1.") !== true || plan.planned_values === undefined) {
    throw new DeliveryError(
      "BAD_INPUT",
      `${source}: format_version is ${JSON.stringify(plan.format_version ?? null)}, planned_values ` +
        `${plan.planned_values === undefined ? "are missing" : "are there"}; expected 1.x and a plan: ` +
        "make it with `terraform show -json PLAN`",
    );
  }
  return { changes: asList(plan.resource_changes).map(readChange), drift: asList(plan.resource_drift).map(readChange) };
}

function readChange(entry: Json): ResourceChange {
  const { address, type, change } = asObject(entry);
  const fields = asObject(change);
  return {
    address: asText(address) ?? "",
    type: asText(type) ?? "",
    action: readAction(asList(fields.actions)),
    before: fields.before ?? null,
    after: fields.after ?? null,
    afterUnknown: fields.after_unknown ?? false,
    beforeSensitive: fields.before_sensitive ?? false,
    afterSensitive: fields.after_sensitive ?? false,
    replacePaths: asList(fields.replace_paths).map((path) => asList(path).join(".")),
  };
}

const ACTIONS: readonly string[] = ["create", "update", "delete", "forget", "read", "no-op"] satisfies Action[];

function readAction(actions: readonly Json[]): Action {
  if (actions.includes("create") && actions.includes("delete")) return "replace";
  const [action] = actions;
  if (actions.length === 1 && typeof action === "string" && ACTIONS.includes(action)) return action as Action;
  throw new DeliveryError(
    "BAD_INPUT",
    `resource_changes has the actions ${JSON.stringify(actions)}; expected one of ${ACTIONS.join(", ")}, ` +
      "or delete with create: this terraform is newer than what reads its plans, extend parsePlan",
  );
}

/** What a plan changes: reads and no-ops left out. */
export function effectiveChanges(plan: TerraformPlan): readonly ResourceChange[] {
  return plan.changes.filter(({ action }) => action !== "no-op" && action !== "read");
}
