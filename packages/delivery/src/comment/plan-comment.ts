import { summarise, type TypeSummary } from "../plan/change-summary.js";
import { maskText } from "../plan/mask.js";
import { effectiveChanges, type TerraformPlan } from "../plan/terraform-plan.js";
import { capacityCosts } from "../policy/capacity-cost.js";
import { costSentences } from "../policy/cost-sentences.js";
import { policyChanges } from "../policy/policy-bodies.js";
import { policySentences } from "../policy/policy-sentences.js";
import { linesThatFit, MAX_COMMENT_CHARACTERS } from "./limit.js";
import { fenced, folded, inlineCode, oneLine } from "./markdown.js";
import { marker } from "./marker.js";
import { planLines } from "./plan-lines.js";

export interface PlanCommentOptions {
  readonly stage: string;
  /** Commit that was planned. */
  readonly commit: string;
}

const MAX_SENTENCES = 40;
const MAX_SENTENCE_CHARACTERS = 240;
const MAX_TYPES = 60;
// Fence, fold and the sentence about what was left out.
const FRAME_CHARACTERS = 1_000;

/** Types whose deletion loses what no later apply brings back. */
const HOLDS_CONTENT: ReadonlySet<string> = new Set([
  "aws_cloudwatch_log_group",
  "aws_dynamodb_table",
  "aws_kms_key",
  "aws_s3_bucket",
  "aws_sqs_queue",
]);

/**
 * Renders a plan as the one comment of its stage on a pull request: what changes by type, the policy in words, what
 * capacity costs, and the whole plan folded. Secrets are hidden; the text always fits into a comment.
 */
export function planComment(plan: TerraformPlan, { stage, commit }: PlanCommentOptions): string {
  const summary = summarise(plan);
  const policies = policyChanges(plan);
  const head = [
    marker("plan", stage),
    `### Plan for ${inlineCode(stage)}: ${totals(summary)}`,
    `Commit ${inlineCode(commit.slice(0, 12))}. Advisory: after the merge a new plan is made, kept, approved and applied.`,
    ...warning(plan),
    ...list("Policy", policies.flatMap(policySentences)),
    ...list(
      "Capacity",
      policies.flatMap((policy) => costSentences(capacityCosts(plan, policy))),
    ),
    ...table(summary),
  ].join("\n\n");
  const lines = planLines(plan);
  if (lines.length === 0) return `${head}\n`;
  const { kept, left } = linesThatFit(lines, MAX_COMMENT_CHARACTERS - head.length - FRAME_CHARACTERS);
  const rest = left === 0 ? "" : `\n\n${left} of ${lines.length} lines do not fit here: see the log of the plan's job.`;
  return `${head}\n\n${folded(`The whole plan, ${lines.length} lines`, fenced(kept, "diff") + rest)}\n`;
}

function totals(summary: readonly TypeSummary[]): string {
  const words = (["create", "update", "replace", "delete"] as const).flatMap((action) => {
    const total = summary.reduce((sum, { counts }) => sum + counts[action], 0);
    return total === 0 ? [] : [`${total} to ${action}`];
  });
  return words.length === 0 ? "no changes" : words.join(", ");
}

function warning(plan: TerraformPlan): readonly string[] {
  const lost = effectiveChanges(plan).filter(
    ({ type, action }) => (action === "delete" || action === "replace") && HOLDS_CONTENT.has(type),
  );
  if (lost.length === 0) return [];
  const names = lost
    .slice(0, MAX_SENTENCES)
    .map(({ address }) => inlineCode(oneLine(address, MAX_SENTENCE_CHARACTERS)));
  const more = lost.length > MAX_SENTENCES ? ` and ${lost.length - MAX_SENTENCES} more` : "";
  return [`> [!WARNING]\n> What these hold is lost: ${names.join(", ")}${more}.`];
}

function list(title: string, sentences: readonly string[]): readonly string[] {
  if (sentences.length === 0) return [];
  const shown = sentences
    .slice(0, MAX_SENTENCES)
    .map((sentence) => `- ${inlineCode(oneLine(maskText(sentence), MAX_SENTENCE_CHARACTERS))}`);
  const more = sentences.length > MAX_SENTENCES ? [`- and ${sentences.length - MAX_SENTENCES} more`] : [];
  return [`**${title}**`, [...shown, ...more].join("\n")];
}

function table(summary: readonly TypeSummary[]): readonly string[] {
  if (summary.length === 0) return [];
  const rows = summary
    .slice(0, MAX_TYPES)
    .map(({ type, counts }) => `| ${inlineCode(oneLine(type, 80))} | ${Object.values(counts).map(cell).join(" | ")} |`);
  const more = summary.length > MAX_TYPES ? [`| and ${summary.length - MAX_TYPES} more types | | | | |`] : [];
  return [["| type | create | update | replace | delete |", "|---|--:|--:|--:|--:|", ...rows, ...more].join("\n")];
}

function cell(count: number): string {
  return count === 0 ? "" : String(count);
}
