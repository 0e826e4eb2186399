import { describe, expect, it } from "vitest";
import { EnvironmentError, lambdaEnvironment, serverEnvironment } from "./environment.js";

describe("on Lambda", () => {
  it("is the stage, and whether starting makes the first request wait", () => {
    expect(lambdaEnvironment({ STAGE: "dev" })).toEqual({ stage: "dev", startsCold: true });
    expect(lambdaEnvironment({ STAGE: "pr-17", AWS_LAMBDA_INITIALIZATION_TYPE: "provisioned-concurrency" })).toEqual({
      stage: "pr-17",
      startsCold: false,
    });
  });

  it.each([
    { variables: {}, message: "STAGE is not set: expected a name" },
    { variables: { STAGE: "" }, message: 'STAGE is "": expected a name' },
    { variables: { STAGE: "Prod" }, message: 'STAGE is "Prod": expected a name' },
    { variables: { STAGE: "a".repeat(33) }, message: "expected a name of up to 32" },
  ])("refuses $variables", ({ variables, message }) => {
    expect(() => lambdaEnvironment(variables)).toThrow(EnvironmentError);
    expect(() => lambdaEnvironment(variables)).toThrow(message);
  });
});

describe("of the local server", () => {
  it("has defaults", () => {
    expect(serverEnvironment({})).toEqual({ stage: "local", port: 3000, startsCold: false });
    expect(serverEnvironment({ STAGE: "try", PORT: "0" })).toEqual({ stage: "try", port: 0, startsCold: false });
  });

  it.each(["", "http", "-1", "65536", "3000.5", " 80", "1e3"])("refuses the port '%s'", (PORT) => {
    expect(() => serverEnvironment({ PORT })).toThrow(`PORT is "${PORT}": expected an integer from 0 to 65535`);
  });

  it("names everything that is wrong at once", () => {
    expect(() => serverEnvironment({ STAGE: "9", PORT: "x" })).toThrow(/STAGE is "9".*; PORT is "x"/);
  });
});
