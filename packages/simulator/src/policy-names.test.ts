import { describe, expect, it } from "vitest";
import { baseline, baselineNames, isBaseline } from "./policy-names.js";

describe("baseline", () => {
  it.each([
    "none",
    "fixed:0",
    "fixed:12",
    "aws-target-tracking",
    "aws-target-tracking-max",
    "knative",
    "hpa",
    "scheduled-hourly",
    "hybrid-histogram",
    "perfect-forecast:0.001",
    "oracle",
    "oracle:0.002",
    "oracle:zero",
  ])("knows %s by that name", (name) => {
    expect(baseline(name).name).toBe(name);
    expect(isBaseline(name)).toBe(true);
  });

  it.each([
    "",
    "fixed",
    "fixed:",
    "fixed:1.5",
    "fixed:-1",
    "fixed:1:2",
    "perfect-forecast:1",
    "oracle:x",
    "predictive",
  ])("refuses %j and says what there is", (name) => {
    expect(isBaseline(name)).toBe(false);
    expect(() => baseline(name)).toThrow(`policy: got ${JSON.stringify(name)}, expected one of ${baselineNames[0]}`);
  });
});
