import { effectiveChanges, type TerraformPlan } from "../plan/terraform-plan.js";
import { linesThatFit, MAX_COMMENT_CHARACTERS } from "./limit.js";
import { fenced, inlineCode } from "./markdown.js";
import { marker } from "./marker.js";
import { planLines } from "./plan-lines.js";

export interface DriftIssue {
  readonly title: string;
  readonly body: string;
}

const FRAME_CHARACTERS = 2_000;

/**
 * Renders what a stage has that its last deployed commit does not declare; undefined when it is as declared.
 * What the scaler owns at run time is no drift: the stacks tell terraform to ignore it.
 *
 * @param commit the commit that is deployed
 */
export function driftIssue(
  plan: TerraformPlan,
  { stage, commit }: { readonly stage: string; readonly commit: string },
): DriftIssue | undefined {
  const changes = effectiveChanges(plan);
  if (changes.length === 0) return undefined;
  const lines = planLines(plan);
  const { kept, left } = linesThatFit(lines, MAX_COMMENT_CHARACTERS - FRAME_CHARACTERS);
  return {
    title: `Drift: stage ${stage} is not as declared`,
    body: `${[
      marker("drift", stage),
      `Stage ${inlineCode(stage)} differs from commit ${inlineCode(commit.slice(0, 12))}, the last that was deployed to it, ` +
        `in ${changes.length} ${changes.length === 1 ? "resource" : "resources"}. ` +
        "Left: what is there. Right: what is declared.",
      fenced(kept, "diff"),
      ...(left === 0 ? [] : [`${left} of ${lines.length} lines do not fit here.`]),
      "Either deploy the stage again, which puts back what is declared, or declare the change. " +
        "This issue is kept up to date, and closed when the stage is as declared again.",
    ].join("\n\n")}\n`,
  };
}
