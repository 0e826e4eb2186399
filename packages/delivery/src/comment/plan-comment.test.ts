import { describe, expect, it } from "vitest";
import { madeUp, planFixture } from "../../test/plan-fixture.js";
import { planComment } from "./plan-comment.js";

const options = { stage: "dev", commit: "0123456789abcdef0123456789abcdef01234567" };

describe("the comment on a plan of our own stacks", () => {
  it("says what a policy change does and costs", () => {
    const comment = planComment(planFixture("policy-change"), options);
    expect(comment).toContain("### Plan for `dev`: 1 to create, 1 to update, 1 to delete");
    expect(comment).toContain("- `api: bounds.max 20 -> 30`");
    expect(comment).toContain("- `api: always warm 0 -> 2 executions, costs 0.00 -> 8.76 USD a month (+8.76)`");
    expect(comment).toContain("| `aws_dynamodb_table_item` | 1 | 1 |  | 1 |");
  });

  it("begins with the marker by which the next run finds it", () => {
    expect(planComment(planFixture("no-changes"), options)).toMatch(/^<!-- serverless-autoscaler:plan:dev -->\n/);
  });

  it("folds the whole plan", () => {
    const comment = planComment(planFixture("code-change"), options);
    expect(comment).toContain("<details><summary>The whole plan, 9 lines</summary>\n\n```diff\n! aws_lambda_alias.");
    expect(comment).toContain('!     function_version: "1" -> (known after apply)');
  });

  it("has nothing to fold when nothing changes", () => {
    const comment = planComment(planFixture("no-changes"), options);
    expect(comment).toContain("no changes");
    expect(comment).not.toContain("<details>");
  });

  it("names no account", () => {
    for (const name of ["first-deploy", "manual-change", "alias-replaced"] as const) {
      expect(planComment(planFixture(name), options)).not.toContain("123456789012");
    }
  });
});

describe("a comment on a plan that is out to do harm", () => {
  it("warns when what holds content goes", () => {
    const gone = madeUp({ address: "aws_dynamodb_table.memory", type: "aws_dynamodb_table", action: "replace" });
    expect(planComment({ changes: [gone], drift: [] }, options)).toContain(
      "What these hold is lost: `aws_dynamodb_table.memory`",
    );
  });

  it("cannot break out of its fence", () => {
    const evil = madeUp({ before: { d: "x" }, after: { d: "```\n</details>\n# Approved @everyone" } });
    const comment = planComment({ changes: [evil], drift: [] }, options);
    const [, fence] = comment.match(/\n(`+)diff\n/) ?? [];
    expect(fence).toBe("````");
    expect(comment).not.toMatch(/^# Approved/m);
  });

  it("cannot put markup or line breaks into a sentence", () => {
    const item = (max: string) => ({
      table_name: "t",
      item: JSON.stringify({ pk: { S: "policy" }, sk: { S: max }, body: { S: JSON.stringify({ account: { max } }) } }),
    });
    const head = (sha: string) => ({
      table_name: "t",
      item: JSON.stringify({ pk: { S: "policy" }, sk: { S: "head" }, sha256: { S: sha } }),
    });
    const bad = "`\n\n**Approved** by @owner \u202e";
    const plan = {
      changes: [
        madeUp({ type: "aws_dynamodb_table_item", action: "delete", before: item("a") }),
        madeUp({ type: "aws_dynamodb_table_item", action: "create", after: item(bad) }),
        madeUp({ type: "aws_dynamodb_table_item", before: head("a"), after: head(bad) }),
      ],
      drift: [],
    };
    expect(planComment(plan, options)).toContain("- `account: max a -> ' **Approved** by @owner`\n");
  });
});
