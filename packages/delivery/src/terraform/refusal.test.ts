import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { refusalOf } from "./refusal.js";

// What terraform 1.11.4 wrote when the state had changed after the plan.
const stale = readFileSync(new URL("../../test/fixtures/stale-plan.txt", import.meta.url), "utf8");

it.each([
  [stale, "STALE_PLAN", "the stage was changed after this plan was made"],
  ["Error: Saved plan does not match the given state", "STALE_PLAN", "another stage or another state"],
  ["Error: Error acquiring the state lock\n\nLock Info:", "TERRAFORM_FAILED", "holds the lock"],
  ["Error: creating Lambda Function", "TERRAFORM_FAILED", "terraform's own words stand above"],
])("%.40s", (output, code, message) => {
  const error = refusalOf(output, "terraform apply");
  expect(error.code).toBe(code);
  expect(error.message).toContain(message);
});
