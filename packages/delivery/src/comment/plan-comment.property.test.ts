import fc from "fast-check";
import { expect, it } from "vitest";
import { madeUp } from "../../test/plan-fixture.js";
import type { ResourceChange } from "../plan/terraform-plan.js";
import { driftIssue } from "./drift-issue.js";
import { MAX_COMMENT_CHARACTERS } from "./limit.js";
import { planComment } from "./plan-comment.js";

const text = fc.oneof(
  fc.string({ maxLength: 400 }),
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.constantFrom("```", "</details>", "\n\n", "|", "<!-- x -->", "😀".repeat(300)),
);
const side = fc.option(fc.dictionary(text, fc.oneof(text, fc.integer(), fc.array(text, { maxLength: 3 }))));
const change: fc.Arbitrary<ResourceChange> = fc
  .record({
    address: text,
    type: fc.oneof(text, fc.constantFrom("aws_lambda_function", "aws_dynamodb_table")),
    action: fc.constantFrom("create" as const, "update" as const, "replace" as const, "delete" as const),
    before: side,
    after: side,
    replacePaths: fc.array(text, { maxLength: 2 }),
  })
  .map(madeUp);
// A few changes repeated up to hundreds of times: big plans without big inputs.
const plan = fc
  .tuple(fc.array(change, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 150 }))
  .map(([changes, times]) => ({ changes: Array.from({ length: times }, () => changes).flat(), drift: [] }));

it("always fits, closes its fence and its fold, and keeps characters whole", () => {
  fc.assert(
    fc.property(plan, (made) => {
      for (const body of [
        planComment(made, { stage: "dev", commit: "c0ffee" }),
        driftIssue(made, { stage: "dev", commit: "c0ffee" })?.body ?? "",
      ]) {
        expect(body.length).toBeLessThanOrEqual(MAX_COMMENT_CHARACTERS);
        expect(Buffer.from(body).toString()).toBe(body);
        const [, fence] = body.match(/\n(`{3,})diff\n/) ?? [];
        expect(body.split(`\n${fence}\n`).length).toBe(2);
      }
    }),
    { numRuns: 30 },
  );
});
