import { describe, expect, it } from "vitest";
import { PolicyItemError } from "./errors.js";
import { failureOf, isRefusal } from "./failure.js";

const error = (name: string, message: string, rest: object = {}): Error =>
  Object.assign(new Error(message), { name }, rest);
const answered = (httpStatusCode: number, attempts = 1) => ({ $metadata: { httpStatusCode, attempts } });

describe("failureOf", () => {
  it.each([
    ["a refusal", error("AccessDeniedException", "no", answered(403)), "AccessDeniedException", "no", false],
    [
      "a throttle",
      error("TooManyRequestsException", "slow", answered(429, 3)),
      "TooManyRequestsException",
      "slow (after 3 attempts)",
      true,
    ],
    [
      "a throttle that is a 400",
      error("ThrottlingException", "slow", answered(400)),
      "ThrottlingException",
      "slow",
      true,
    ],
    ["a server's fault", error("ServiceException", "oops", answered(502)), "ServiceException", "oops", true],
    [
      "a page of a proxy",
      error("SyntaxError", "Unexpected token <", answered(503)),
      "SyntaxError",
      "Unexpected token <",
      true,
    ],
    [
      "a deadline",
      error("AbortError", "Request aborted"),
      "deadline",
      "the tick ran out of time before AWS answered",
      true,
    ],
    ["a slow answer", error("TimeoutError", "took too long"), "TimeoutError", "took too long", true],
    [
      "several addresses that all refuse, which Node leaves without a message",
      error("AggregateError", "", { code: "ECONNREFUSED" }),
      "ECONNREFUSED",
      "AWS cannot be reached: ECONNREFUSED",
      true,
    ],
    [
      "missing credentials",
      error("CredentialsProviderError", "Could not load credentials"),
      "CredentialsProviderError",
      "Could not load credentials; sign in, choose a profile or give the function a role",
      false,
    ],
    ["an error of ours", new PolicyItemError("policyMissing", "gone"), "policyMissing", "gone", false],
    ["what is no error", "text", "unknown", "text", false],
  ])("reads %s", (_, cause, code, message, retryable) => {
    expect(failureOf(cause)).toEqual({ code, message, retryable });
  });
});

describe("isRefusal", () => {
  it.each([
    [error("AccessDeniedException", "no", answered(403)), true],
    [error("TooManyRequestsException", "slow", answered(429)), false],
    [error("ServiceException", "oops", answered(500)), false],
    [error("AbortError", "aborted"), false],
    ["text", false],
  ])("%s: %s", (cause, expected) => {
    expect(isRefusal(cause)).toBe(expected);
  });
});
