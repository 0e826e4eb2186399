import { describe, expect, it } from "vitest";
import type { Json } from "../json.js";
import { checkGate } from "./environment-gate.js";

const reviewed = {
  id: 1,
  type: "required_reviewers",
  prevent_self_review: true,
  reviewers: [{ type: "Team", reviewer: { slug: "platform" } }],
};
const named = { protected_branches: false, custom_branch_policies: true };

describe("the gate", () => {
  it.each<[string, Json]>([
    ["named branches", { name: "prod", protection_rules: [reviewed], deployment_branch_policy: named }],
    [
      "protected branches",
      {
        name: "prod",
        protection_rules: [{ type: "wait_timer", wait_timer: 5 }, reviewed],
        deployment_branch_policy: { protected_branches: true, custom_branch_policies: false },
      },
    ],
  ])("opens for prod with reviewers and %s", (_what, answer) => {
    expect(() => checkGate("prod", answer, ["reviewers", "branches"])).not.toThrow();
  });

  it.each<[string, Json, string]>([
    ["no such environment", null, "lacks a required reviewer and a limit"],
    ["an answer that says nothing", {}, "a required reviewer"],
    ["an error instead of an environment", { message: "Not Found" }, "a required reviewer"],
    ["no rules", { protection_rules: [], deployment_branch_policy: named }, "a required reviewer"],
    [
      "a rule without a reviewer",
      { protection_rules: [{ ...reviewed, reviewers: [] }], deployment_branch_policy: named },
      "a required reviewer",
    ],
    [
      "a wait only",
      { protection_rules: [{ type: "wait_timer", reviewers: [{}] }], deployment_branch_policy: named },
      "a required reviewer",
    ],
    ["any branch", { protection_rules: [reviewed], deployment_branch_policy: null }, "a limit on the branches"],
  ])("stays shut with %s", (_what, answer, missing) => {
    expect(() => checkGate("prod", answer, ["reviewers", "branches"])).toThrow(missing);
  });

  it("asks of dev only what dev needs", () => {
    expect(() => checkGate("dev", { deployment_branch_policy: named }, ["branches"])).not.toThrow();
  });
});
