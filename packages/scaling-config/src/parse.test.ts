import { describe, expect, it } from "vitest";
import { PolicyFileError } from "./errors.js";
import { parsePolicyFile } from "./parse.js";

const checkout = {
  resource: { kind: "lambda-provisioned", function: "checkout", alias: "live" },
  bounds: { min: 0, max: 200 },
  policies: [{ type: "targetTracking" }],
};

const file = (target: object) => ({ version: 1, targets: { checkout: { ...checkout, ...target } } });

function messageOf(value: unknown): string {
  try {
    parsePolicyFile(value, { source: "p.yaml" });
  } catch (cause) {
    if (cause instanceof PolicyFileError) return cause.message;
    throw cause;
  }
  throw new Error("the file was accepted");
}

describe("parsePolicyFile", () => {
  it("fills in every default", () => {
    const { account, targets } = parsePolicyFile(file({}), { source: "p.yaml" });
    expect(account).toEqual({ headroom: 0.1 });
    expect(targets).toEqual([
      {
        name: "checkout",
        resource: { kind: "lambda-provisioned", function: "checkout", alias: "live" },
        bounds: { min: 0, max: 200 },
        priority: 0,
        policies: [{ type: "targetTracking", id: "targetTracking#0", targetUtilization: 0.7 }],
        tolerance: 0.1,
        scaleOut: { cooldownSeconds: 0 },
        scaleIn: { cooldownSeconds: 300, stabilizationSeconds: 300, maxPercentPerMinute: 50, quantumSeconds: 300 },
        suspend: { scaleOut: false, scaleIn: false, scheduled: false },
      },
    ]);
  });

  it("bills only provisioned concurrency in quanta", () => {
    const reserved = { resource: { kind: "lambda-reserved", function: "checkout" }, bounds: { min: 1, max: 9 } };
    expect(parsePolicyFile(file(reserved), { source: "p" }).targets[0]?.scaleIn.quantumSeconds).toBe(0);
  });

  it("adds no waiting to a forecast, unless the file says so", () => {
    const policies = [{ type: "predictive" }, { type: "scheduled", cron: "0 9 * * *", duration: "9h", min: 1 }];
    const [alone] = parsePolicyFile(file({ policies }), { source: "p" }).targets;
    expect(alone).toMatchObject({
      tolerance: 0,
      scaleIn: { cooldownSeconds: 0, stabilizationSeconds: 0, quantumSeconds: 0 },
    });
    const [said] = parsePolicyFile(file({ policies, scaleIn: { cooldown: "2m" } }), { source: "p" }).targets;
    expect(said?.scaleIn).toMatchObject({ cooldownSeconds: 120, stabilizationSeconds: 0 });
    const [mixed] = parsePolicyFile(file({ policies: [...policies, { type: "targetTracking" }] }), {
      source: "p",
    }).targets;
    expect(mixed).toMatchObject({ tolerance: 0.1, scaleIn: { stabilizationSeconds: 300 } });
  });

  it("splits a schedule with min and max into a floor and a cap", () => {
    const window = { type: "scheduled", timezone: "Asia/Seoul", cron: "0 9 ? * MON-FRI *", duration: "9h" };
    const [target] = parsePolicyFile(file({ policies: [{ ...window, min: 20, max: 50 }] }), { source: "p" }).targets;
    expect(target?.policies).toMatchObject([
      { id: "scheduled#0.min", bound: "min", capacity: 20, durationSeconds: 32_400 },
      { id: "scheduled#0.max", bound: "max", capacity: 50 },
    ]);
  });

  // Each row: what was written, and what the message must say about it.
  it.each([
    [
      "a typo in a key",
      { boundz: {} },
      'targets.checkout.boundz: the key "boundz" is not valid',
      'did you mean "bounds"?',
    ],
    [
      "a negative bound",
      { bounds: { min: -1, max: 5 } },
      "targets.checkout.bounds.min: -1",
      "whole number from 0 to 100000",
    ],
    ["a fractional bound", { bounds: { min: 0, max: 1.5 } }, "targets.checkout.bounds.max: 1.5", "whole number"],
    [
      "bounds upside down",
      { bounds: { min: 9, max: 5 } },
      "targets.checkout.bounds.min: 9",
      "from 0 to bounds.max (5)",
    ],
    ["a missing bound", { bounds: { min: 0 } }, "targets.checkout.bounds.max: missing", "required"],
    ["text for a number", { bounds: { min: "1", max: 5 } }, 'targets.checkout.bounds.min: "1"', "whole number"],
    ["no policies", { policies: [] }, "targets.checkout.policies: []", "at least one policy"],
    [
      "an unknown policy",
      { policies: [{ type: "magic" }] },
      'targets.checkout.policies[0].type: "magic"',
      '"targetTracking"',
    ],
    [
      "a target of 0",
      { policies: [{ type: "targetTracking", targetUtilization: 0 }] },
      "policies[0].targetUtilization: 0",
      "greater than 0 and at most 1",
    ],
    [
      "a target in percent",
      { policies: [{ type: "targetTracking", targetUtilization: 70 }] },
      "targetUtilization: 70",
      "at most 1",
    ],
    [
      "$LATEST",
      { resource: { kind: "lambda-provisioned", function: "f", alias: "$LATEST" } },
      "resource.alias",
      "cannot be put on $LATEST",
    ],
    [
      "a reservation that may fall to zero",
      { resource: { kind: "lambda-reserved", function: "f" } },
      "targets.checkout.bounds.min: 0",
      "stops the function",
    ],
    ["an ARN", { resource: { kind: "lambda-reserved", function: "arn:aws:lambda:x" } }, "resource.function", "no ARN"],
    [
      "a malformed duration",
      { scaleIn: { cooldown: "5 minutes" } },
      'scaleIn.cooldown: "5 minutes"',
      "90s, 5m, 9h or 14d",
    ],
    ["a duration out of range", { scaleIn: { cooldown: "25h" } }, "scaleIn.cooldown", "from 0s to 24h"],
    [
      "two objectives",
      { objective: { coldStartRate: 0.1, coldStartUsd: 1 } },
      "targets.checkout.objective",
      "exactly one of",
    ],
    [
      "an override without a zone",
      { override: { capacity: 5, until: "2026-12-01", reason: "x" } },
      "override.until",
      "ISO-8601 instant with a zone",
    ],
    ["NaN", { tolerance: Number.NaN }, "targets.checkout.tolerance", "a number from 0 to 0.99"],
  ])("refuses %s and says where, what and what was expected", (_, target, where, expected) => {
    const message = messageOf(file(target));
    expect(message).toContain("p.yaml: ");
    expect(message).toContain(where);
    expect(message).toContain(expected);
  });

  const scheduled = { type: "scheduled", cron: "0 9 * * *", duration: "9h", min: 1 };
  it.each([
    ["a malformed cron", { ...scheduled, cron: "0 25 * * *" }, "policies[0].cron", "valid cron expression"],
    ["a day that never comes", { ...scheduled, cron: "0 0 30 2 *" }, "policies[0].cron", "time to come"],
    ["a year that is over", { ...scheduled, cron: "0 0 1 1 ? 2020" }, "policies[0].cron", "time to come"],
    ["a cron of four fields", { ...scheduled, cron: "0 9 * *" }, "policies[0].cron", "5 fields"],
    ["a time zone that is none", { ...scheduled, timezone: "Mars/Olympus" }, "policies[0].timezone", "IANA"],
    [
      "a window that holds nothing",
      { type: "scheduled", cron: "0 9 * * *", duration: "9h" },
      "policies[0]",
      "min, max or both",
    ],
    ["a window above the bounds", { ...scheduled, min: 500 }, "policies[0].min: 500", "bounds.max (200)"],
    ["a window upside down", { ...scheduled, min: 9, max: 3 }, "policies[0].min: 9", "this window's max (3)"],
  ])("refuses %s", (_, policy, where, expected) => {
    const message = messageOf(file({ policies: [policy] }));
    expect(message).toContain(`targets.checkout.${where}`);
    expect(message).toContain(expected);
  });

  const steps = (...list: object[]) => [{ type: "stepScaling", metric: "invocationsPerMinute", steps: list }];
  it.each([
    ["a gap", steps({ from: 0, to: 10, set: 1 }, { from: 20, set: 2 }), "steps[1].from: 20", "no gap and no overlap"],
    [
      "an overlap",
      steps({ from: 0, to: 10, set: 1 }, { from: 5, set: 2 }),
      "steps[1].from: 5",
      "no gap and no overlap",
    ],
    [
      "a step after the open end",
      steps({ from: 0, set: 1 }, { from: 5, set: 2 }),
      "steps[1].from: 5",
      "no step after one",
    ],
    ["an empty range", steps({ from: 10, to: 10, set: 1 }), "steps[0].to: 10", "greater than from (10)"],
    ["two adjustments", steps({ from: 0, set: 1, add: 2 }), "steps[0]", "exactly one of set, add, addPercent"],
    ["no adjustment", steps({ from: 0 }), "steps[0]", "exactly one of set, add, addPercent"],
    [
      "21 steps",
      steps(...Array.from({ length: 21 }, (_, i) => ({ from: i, to: i + 1, set: 1 }))),
      "steps",
      "1 to 20 steps",
    ],
  ])("refuses steps with %s", (_, policies, where, expected) => {
    const message = messageOf(file({ policies }));
    expect(message).toContain(`policies[0].${where}`);
    expect(message).toContain(expected);
  });

  it("lists every problem, not only the first", () => {
    const message = messageOf(file({ tolerance: 5, priority: -1 }));
    expect(message.split("\n")).toHaveLength(2);
  });

  it("refuses two targets that scale the same resource", () => {
    const twice = { version: 1, targets: { one: checkout, two: checkout } };
    expect(messageOf(twice)).toContain("targets.two.resource");
    expect(messageOf(twice)).toContain("targets.one does");
  });

  it.each([[null], [[]], ["text"], [{}], [{ version: 2 }]])("refuses %j as a file", (value) => {
    expect(messageOf(value)).toContain("expected");
  });

  it.each(["constructor", "__proto__", "prototype"])("refuses the name %s instead of losing it", (name) => {
    const value = JSON.parse(`{ "version": 1, "targets": { "${name}": ${JSON.stringify(checkout)} } }`);
    expect(messageOf(value)).toContain(`targets.${name}: `);
  });

  it("refuses a kind that this version does not scale", () => {
    expect(messageOf(file({ resource: { kind: "asg", group: "g" } }))).toContain(
      'targets.checkout.resource.kind: "asg"',
    );
  });

  it("checks named policies before anything is tagged with them", () => {
    const { function: _, ...resource } = checkout.resource;
    const bad = { version: 1, policies: { web: { ...checkout, resource, bounds: { min: 3, max: 2 } } } };
    expect(messageOf(bad)).toContain("policies.web.bounds.min: 3");
  });
});
