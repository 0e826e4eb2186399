import { describe, expect, it } from "vitest";
import { planFixture } from "../../test/plan-fixture.js";
import { summarise } from "./change-summary.js";
import { effectiveChanges, parsePlan } from "./terraform-plan.js";

describe("a plan of our own stacks", () => {
  it.each([
    ["no-changes", []],
    ["policy-change", ["delete", "create", "update"]],
    ["code-change", ["update", "update"]],
    ["alias-replaced", ["update", "replace"]],
  ] as const)("%s", (name, actions) => {
    expect(effectiveChanges(planFixture(name)).map(({ action }) => action)).toEqual(actions);
  });

  it("is counted by type", () => {
    expect(summarise(planFixture("alias-replaced"))).toEqual([
      { type: "aws_apigatewayv2_integration", counts: { create: 0, update: 1, replace: 0, delete: 0 } },
      { type: "aws_lambda_alias", counts: { create: 0, update: 0, replace: 1, delete: 0 } },
    ]);
  });

  it("knows what was changed by hand", () => {
    const drifted = planFixture("manual-change").drift.map(({ address }) => address);
    expect(drifted).toContain("aws_lambda_function.api_code_function_903D581F");
  });
});

describe("what is no plan", () => {
  it.each([
    ["", "is not JSON"],
    ["[]", "expected the output of `terraform show -json PLAN`, an object"],
    // `terraform show -json` without a plan file shows the state.
    ['{"format_version":"1.0","values":{}}', "planned_values are missing"],
    ['{"format_version":"2.0","planned_values":{}}', 'format_version is "2.0"'],
    [
      '{"format_version":"1.2","planned_values":{},"resource_changes":[{"change":{"actions":["merge"]}}]}',
      'actions ["merge"]',
    ],
  ])("%s is refused", (text, message) => {
    expect(() => parsePlan(text, "plan.json")).toThrow(message);
  });
});
