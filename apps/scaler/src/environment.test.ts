import { describe, expect, it } from "vitest";
import { readEnvironment } from "./environment.js";

const good = { AUTOSCALE_TABLE: "t", AUTOSCALE_STAGE: "dev", AWS_LAMBDA_FUNCTION_NAME: "scaler" };

describe("readEnvironment", () => {
  it("acts by default, on what the policy file names", () => {
    expect(readEnvironment(good)).toEqual({
      table: "t",
      stage: "dev",
      mode: "active",
      discovery: false,
      functionName: "scaler",
    });
  });

  it.each([
    ["AUTOSCALE_TABLE", undefined, "missing"],
    ["AUTOSCALE_TABLE", " ", '" "'],
    ["AUTOSCALE_STAGE", undefined, "missing"],
    ["AUTOSCALE_MODE", "dryrun", "one of active, dry-run, off"],
    ["AUTOSCALE_DISCOVERY", "yes", "one of on, off"],
    ["AUTOSCALE_MODE", "toString", "one of active"],
  ])("refuses %s=%s", (name, value, message) => {
    expect(() => readEnvironment({ ...good, [name]: value })).toThrow(new RegExp(`${name}: .*${message}`));
  });
});
