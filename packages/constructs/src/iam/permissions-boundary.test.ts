import { Aspects } from "cdktf";
import { describe, expect, it } from "vitest";
import { synthesise } from "../../test/synthesise.js";
import { PermissionsBoundary } from "./permissions-boundary.js";
import { ServiceRole } from "./service-role.js";

const role = { name: "r", service: "lambda.amazonaws.com", statements: [] };

describe("PermissionsBoundary", () => {
  it("caps every role below, and only when it is asked for", () => {
    const capped = synthesise((stack) => {
      Aspects.of(stack).add(new PermissionsBoundary("arn:aws:iam::123456789012:policy/cap"));
      new ServiceRole(stack, "one", role);
      new ServiceRole(stack, "other", role);
    });
    expect(capped.all("aws_iam_role").map((declared) => declared.permissions_boundary)).toEqual([
      "arn:aws:iam::123456789012:policy/cap",
      "arn:aws:iam::123456789012:policy/cap",
    ]);
    const free = synthesise((stack) => void new ServiceRole(stack, "one", role));
    expect(free.only("aws_iam_role")).not.toHaveProperty("permissions_boundary");
  });
});
