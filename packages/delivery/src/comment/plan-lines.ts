import { attributeChanges } from "../plan/attribute-changes.js";
import { maskText } from "../plan/mask.js";
import { type Action, effectiveChanges, type ResourceChange, type TerraformPlan } from "../plan/terraform-plan.js";
import { oneLine } from "./markdown.js";

// A policy or a permission document is one long line; what counts of it is said in words above.
const MAX_LINE_CHARACTERS = 300;

const SIGNS: Readonly<Record<Action, string>> = {
  create: "+",
  update: "!",
  replace: "-",
  delete: "-",
  forget: "-",
  read: " ",
  "no-op": " ",
};

/** The whole plan as lines of a diff: one a resource, and one below it for each attribute that differs. */
export function planLines(plan: TerraformPlan): readonly string[] {
  return effectiveChanges(plan).flatMap(resourceLines);
}

function resourceLines(change: ResourceChange): readonly string[] {
  const sign = SIGNS[change.action];
  const cause = change.replacePaths.length === 0 ? "" : `, because of ${change.replacePaths.join(", ")}`;
  const title = `${sign} ${maskText(change.address)} (${change.action}${cause})`;
  const attributes = attributeChanges(change).map(({ path, before, after }) => {
    if (before === undefined) return `${sign}     ${path} = ${after ?? "null"}`;
    if (after === undefined && change.action !== "update") return `${sign}     ${path} = ${before}`;
    return `${sign}     ${path}: ${before} -> ${after ?? "null"}`;
  });
  // What goes is named, not listed: nobody reviews the attributes of a resource that will be gone.
  const shown = change.action === "delete" || change.action === "forget" ? [] : attributes;
  return [title, ...shown].map((line) => oneLine(line, MAX_LINE_CHARACTERS));
}
