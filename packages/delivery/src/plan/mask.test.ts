import { describe, expect, it } from "vitest";
import { isSecretName, maskText } from "./mask.js";

describe("texts", () => {
  // Put together here, so that no scanner takes a test for a leak.
  const key = `AKIA${"ABCDEFGHIJKLMNOP"}`;
  const jwt = ["eyJhbGciOiJIUzI1NiJ9", "eyJzdWIiOiIxMjM0In0", "c2lnbmF0dXJl"].join(".");
  const pem = ["-----BEGIN RSA PRIVATE", " KEY-----\nMIIE\n-----END RSA PRIVATE", " KEY-----"].join("");

  it.each([
    [`id ${key} end`, "id (hidden) end"],
    [`ghp_${"a".repeat(36)}`, "(hidden)"],
    [`github_pat_${"a".repeat(30)}`, "(hidden)"],
    [`Bearer ${jwt}`, "Bearer (hidden)"],
    [`x ${pem} y`, "x (hidden) y"],
    ["postgres://app:hunter2@db.internal/shop", "postgres://app:(hidden)@db.internal/shop"],
    ['{"user":"app","dbPassword":"hunter2"}', '{"user":"app","dbPassword":"(hidden)"}'],
    [String.raw`{\"API_KEY\": \"k-123\"}`, String.raw`{\"API_KEY\": \"(hidden)\"}`],
    ["export DB_PASSWORD=hunter2\nPORT=80", "export DB_PASSWORD=(hidden)\nPORT=80"],
    ["https://shop.example/?token=abc&page=2", "https://shop.example/?token=(hidden)&page=2"],
    ["arn:aws:iam::123456789012:role/x", "arn:aws:iam::ACCOUNT:role/x"],
    ['"aws:SourceAccount\\":\\"123456789012\\"', '"aws:SourceAccount\\":\\"ACCOUNT\\"'],
    ["arn:aws-us-gov:sns:us-gov-west-1:123456789012:t", "arn:aws-us-gov:sns:us-gov-west-1:ACCOUNT:t"],
    // A number of twelve digits that is no account, and an address without a password.
    ["at 123456789012 ms", "at 123456789012 ms"],
    ["https://shop.example:8443/a@b", "https://shop.example:8443/a@b"],
  ])("%s", (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });
});

it.each([
  ["DB_PASSWORD", true],
  ["clientSecret", true],
  ["STRIPE_SECRET_KEY", true],
  ["apiKey", true],
  ["AWS_SESSION_TOKEN", true],
  ["secret_string", true],
  ["api_key_required", false],
  ["authorization_type", false],
  ["api_key_selection_expression", false],
  ["secret_arn", false],
  ["memory_size", false],
])("a field called %s: secret %s", (name, secret) => {
  expect(isSecretName(name)).toBe(secret);
});
