import { freshMemory, type TargetMemory } from "@serverless-autoscaler/scaling-core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isTargetMemory } from "./is-target-memory.js";

const full: TargetMemory = {
  ...freshMemory(1),
  wishes: [{ at: 1, capacity: 2 }],
  recentChanges: [{ at: 1, from: 0, to: 2 }],
  lastScaleOutAt: 1,
  capacity: { requested: "unset", ready: 0, readAt: 1 },
  policies: { tracking: { level: [1, null] } },
  lastRecord: "set",
};

describe("isTargetMemory", () => {
  it("knows a memory", () => {
    expect(isTargetMemory(freshMemory(5))).toBe(true);
    expect(isTargetMemory(JSON.parse(JSON.stringify(full)))).toBe(true);
  });

  it.each([
    ["a newer version", { ...full, version: 2 }],
    ["a wish without a capacity", { ...full, wishes: [{ at: 1 }] }],
    ["wishes that are no list", { ...full, wishes: {} }],
    ["a time that is text", { ...full, observingSince: "1" }],
    ["an optional time that is null", { ...full, lastScaleInAt: null }],
    ["policies that are a list", { ...full, policies: [] }],
    ["a capacity without a reading", { ...full, capacity: { requested: 1 } }],
    ["a record that is no text", { ...full, lastRecord: 7 }],
  ])("does not take %s for one", (_, value) => {
    expect(isTargetMemory(value)).toBe(false);
  });

  it("takes no other JSON value for one", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => !isTargetMemory(value)));
  });
});
