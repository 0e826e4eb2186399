import { join } from "node:path";
import type { Checkout } from "../checkout.js";
import { preview } from "../previews.js";
import type { Rehearsal } from "../rehearse.js";
import { type Artefact, release } from "../stage.js";

/** A branch that changes one word of the API, and how far prod may scale. */
export async function reviewChange(rehearsal: Rehearsal, checkout: Checkout): Promise<Artefact> {
  const { stages, github, story, artefacts } = rehearsal;
  story.chapter("4. A change on a branch is reviewed with a plan of each stage");
  checkout.change("apps/api/src/app.ts", '"hello world"', '"hello, world"');
  checkout.change("stacks/policies/prod.yaml", "bounds: { min: 0, max: 200 }", "bounds: { min: 5, max: 300 }");
  await checkout.build(join(artefacts, "second"));
  const second = await release(join(artefacts, "second"), "second");

  const [dev, prod] = await Promise.all([preview(stages.dev, second, github), preview(stages.prod, second, github)]);
  for (const comment of [dev, prod]) story.quote(comment.slice(0, comment.indexOf("<details>")), 24);
  story.expect("dev's plan moves the alias to new code", /aws_lambda_alias[^\n]*update/.test(dev));
  story.expect("prod's plan says the policy in words", prod.includes("`api: bounds.max 200 -> 300`"));
  story.expect("and what it costs", /api: always warm 0 -> 5 executions, costs 0\.00 -> \d+\.\d\d USD/.test(prod));
  story.expect("no account's number stands in a comment", !/\b\d{12}\b/.test(dev + prod));
  const calls = github.written.map(({ call }) => call).join(", ");
  story.expect("each stage has its one comment", calls === "POST /issues/7/comments, POST /issues/7/comments");
  return second;
}
