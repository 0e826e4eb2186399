import { describe, expect, it } from "vitest";
import { planFixture } from "../../test/plan-fixture.js";
import type { JsonObject } from "../json.js";
import { capacityCosts } from "./capacity-cost.js";
import { costSentences } from "./cost-sentences.js";
import { policyChanges } from "./policy-bodies.js";
import { policySentences } from "./policy-sentences.js";

const between = (before: JsonObject | undefined, after: JsonObject | undefined) => ({ table: "t", before, after });
const costs = (name: Parameters<typeof planFixture>[0]) => {
  const plan = planFixture(name);
  return policyChanges(plan).flatMap((policy) => costSentences(capacityCosts(plan, policy)));
};

describe("a policy in a plan of our own stacks", () => {
  it("is told in words when it changes", () => {
    expect(policyChanges(planFixture("policy-change")).flatMap(policySentences)).toEqual([
      "api: bounds.max 20 -> 30",
      "api: bounds.min 0 -> 2",
      "api: scaleIn.cooldown 5m -> 10m",
    ]);
  });

  it("is silent when it stays", () => {
    expect(policyChanges(planFixture("code-change")).flatMap(policySentences)).toEqual([]);
  });

  it("is told as new on the first deploy", () => {
    expect(policyChanges(planFixture("first-deploy")).flatMap(policySentences)).toContain(
      "api: is scaled from now on (lambda-provisioned autoscaler-dev-api:live, 0 to 20)",
    );
  });

  it("costs what its executions cost to hold", () => {
    // 512 MB arm64: 0.5 GB x 0.0000033334 USD x 730 h x 3600 s = 4.380 USD an execution a month
    expect(costs("policy-change")).toEqual([
      "api: always warm 0 -> 2 executions, costs 0.00 -> 8.76 USD a month (+8.76)",
      "api: warm at most 20 -> 30 executions, may cost up to 87.60 -> 131.40 USD a month (+43.80)",
    ]);
  });

  it("costs differently when only the function's size changes", () => {
    expect(costs("manual-change")).toEqual([
      "api: warm at most 20 executions as before, may cost up to 175.20 -> 87.60 USD a month (-87.60)",
    ]);
  });

  it("costs nothing new when nothing changes", () => {
    expect(costs("no-changes")).toEqual([]);
  });
});

describe("policies in words", () => {
  const target = (policies: JsonObject[], extra: JsonObject = {}): JsonObject => ({
    targets: { checkout: { bounds: { min: 0, max: 5 }, policies, ...extra } },
  });
  const tracking = (targetUtilization: number) => ({ type: "targetTracking", targetUtilization });
  const nightly = { type: "scheduled", cron: "0 1 * * *", min: 3 };

  it.each<[string, JsonObject, JsonObject, string[]]>([
    [
      "a rule's value",
      target([tracking(0.7)]),
      target([tracking(0.6)]),
      ["checkout: policies.targetTracking.targetUtilization 0.7 -> 0.6"],
    ],
    [
      "a new rule",
      target([tracking(0.7)]),
      target([nightly, tracking(0.7)]),
      ['checkout: policies.scheduled (default) -> {"type":"scheduled","cron":"0 1 * * *","min":3}'],
    ],
    [
      "rules that changed places",
      target([tracking(0.7), nightly]),
      target([nightly, tracking(0.7)]),
      ["checkout: policies are in another order"],
    ],
    [
      "an override that ended",
      target([], { override: { capacity: 50 } }),
      target([]),
      ['checkout: override {"capacity":50} -> (default)'],
    ],
    [
      "a target that is gone",
      { targets: { old: { resource: { kind: "asg", group: "web" }, bounds: { min: 1, max: 4 } } } },
      { targets: {} },
      ["old: is no longer scaled (asg web, 1 to 4); its capacity stays as it is"],
    ],
    [
      "a named policy",
      { policies: { web: { bounds: { max: 10 } } } },
      { policies: { web: { bounds: { max: 20 } } } },
      ["functions tagged web: bounds.max 10 -> 20"],
    ],
    ["the account", { account: { headroom: 0.1 } }, { account: { headroom: 0.2 } }, ["account: headroom 0.1 -> 0.2"]],
  ])("%s", (_what, before, after, sentences) => {
    expect(policySentences(between(before, after))).toEqual(sentences);
  });
});

describe("what a target of another stack costs", () => {
  it("is said to be unknown", () => {
    const held = (max: number): JsonObject => ({
      targets: {
        far: { resource: { kind: "lambda-provisioned", function: "far", alias: "live" }, bounds: { min: 0, max } },
      },
    });
    expect(costSentences(capacityCosts({ changes: [], drift: [] }, between(held(1), held(3))))).toEqual([
      "far: warm at most 1 -> 3 executions; the function is not in this plan, so its size and price are not known here",
    ]);
  });

  it("is nothing when executions are only reserved", () => {
    const reserved = (max: number): JsonObject => ({
      targets: { far: { resource: { kind: "lambda-reserved", function: "far" }, bounds: { min: 0, max } } },
    });
    expect(capacityCosts({ changes: [], drift: [] }, between(reserved(1), reserved(3)))).toEqual([]);
  });
});
