import { readFileSync } from "node:fs";
import { parsePlan, type ResourceChange, type TerraformPlan } from "../src/plan/terraform-plan.js";

export type FixtureName =
  | "alias-replaced"
  | "code-change"
  | "first-deploy"
  | "manual-change"
  | "no-changes"
  | "policy-change";

/** Path of a plan that terraform made of our own stacks; see fixtures/README.md. */
export function planPath(name: FixtureName): string {
  return new URL(`fixtures/plans/${name}.json`, import.meta.url).pathname;
}

export function planFixture(name: FixtureName): TerraformPlan {
  return parsePlan(readFileSync(planPath(name), "utf8"), `${name}.json`);
}

/** A change made up for one test: what is not said, is not there. */
export function madeUp(change: Partial<ResourceChange>): ResourceChange {
  return {
    address: "aws_lambda_function.made_up",
    type: "aws_lambda_function",
    action: "update",
    before: null,
    after: null,
    afterUnknown: false,
    beforeSensitive: false,
    afterSensitive: false,
    replacePaths: [],
    ...change,
  };
}
