import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratchFolder } from "../../test/scratch.js";
import { readPolicyFile } from "./policy-file.js";

const stage = { prefix: "autoscaler-dev-", deployed: ["autoscaler-dev-api"], poolShare: 100 };

const target = (name: string, min: number, kind = "lambda-reserved") => `
  ${name}-${kind}:
    resource: { kind: ${kind}, function: ${name}${kind === "lambda-provisioned" ? ", alias: live" : ""} }
    bounds: { min: ${min}, max: 200 }
    policies: [{ type: targetTracking, targetUtilization: 0.7 }]`;

function read(text: string) {
  return readPolicyFile(join(scratchFolder({ "dev.yaml": text }), "dev.yaml"), "policies/dev.yaml", stage);
}
const file = (...targets: readonly string[]) => `version: 1\ntargets:${targets.join("")}\n`;

describe("readPolicyFile", () => {
  it("gives back what was written, for the scaler to read", () => {
    expect(read(file(target("autoscaler-dev-api", 1)))).toMatchObject({
      source: "policies/dev.yaml",
      value: { version: 1, targets: { "autoscaler-dev-api-lambda-reserved": { bounds: { min: 1, max: 200 } } } },
    });
  });

  it("names file, line, path, value and range of a bad bound", () => {
    expect(() => read(file(target("autoscaler-dev-api", -1)))).toThrow(
      "policies/dev.yaml:5: targets.autoscaler-dev-api-lambda-reserved.bounds.min: -1 is not valid; " +
        "expected a whole number from 0 to 100000",
    );
  });

  it("refuses a function of this stage that the stage does not deploy, and lets other stacks' functions be", () => {
    expect(() => read(file(target("autoscaler-dev-apii", 1)))).toThrow(
      "policies/dev.yaml: function autoscaler-dev-apii is not deployed by this stage; expected autoscaler-dev-api",
    );
    expect(() => read(file(target("checkout", 1)))).not.toThrow();
  });

  it("counts the larger floor of a function once, and refuses floors beyond the stage's share", () => {
    const pair = (min: number) => file(target("a", 60), target("a", 60, "lambda-provisioned"), target("b", min)); // 60 + min
    expect(() => read(pair(40))).not.toThrow();
    expect(() => read(pair(41))).toThrow(
      "policies/dev.yaml: the floors (bounds.min) claim 101 executions of the account's pool; poolShare of this stage is 100",
    );
  });

  it("says that a stage needs a policy file", () => {
    expect(() => readPolicyFile("/nowhere/dev.yaml", "policies/dev.yaml", stage)).toThrow(
      /^policies\/dev\.yaml: cannot be read \(.*ENOENT.*\); every stage needs a policy file$/,
    );
  });
});
