import { describe, expect, it } from "vitest";
import { parsePolicyText } from "./yaml.js";

const good = `version: 1
targets:
  checkout:
    resource: { kind: lambda-provisioned, function: checkout, alias: live }
    bounds: { min: 0, max: 200 }
    policies:
      - { type: targetTracking, targetUtilization: 0.7 }
    override: { capacity: 50, until: 2026-12-01T00:00:00Z, reason: launch }
`;

describe("parsePolicyText", () => {
  it("reads YAML, and a timestamp as an instant", () => {
    const { file } = parsePolicyText(good, { source: "p.yaml" });
    expect(file.targets[0]?.override).toEqual({ capacity: 50, until: 1_796_083_200_000, reason: "launch" });
  });

  it.each([
    ["a bad value", good.replace("max: 200", "max: -3"), "p.yaml:5: targets.checkout.bounds.max: -3"],
    ["a typo in a key", good.replace("bounds:", "boundz:"), "p.yaml:5: targets.checkout.boundz"],
    ["a value in a list", good.replace("0.7", "7"), "p.yaml:7: targets.checkout.policies[0].targetUtilization: 7"],
    ["text that is no YAML", `${good}\n  : [`, "p.yaml:1"],
    ["a key said twice", `${good}version: 1\n`, "p.yaml:9"],
  ])("names the line of %s", (_, text, where) => {
    expect(() => parsePolicyText(text, { source: "p.yaml" })).toThrow(where);
  });
});
