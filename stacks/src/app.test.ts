import { describe, expect, it } from "vitest";
import { builtFolders, policies, synthesiseApp } from "../test/synthesised-app.js";

describe("the app", () => {
  it("has bootstrap and one stack a stage", () => {
    const stack = synthesiseApp();
    for (const name of ["bootstrap", "local", "dev", "prod"]) expect(stack(name).text).not.toBe("");
  });

  it("synthesises the same text from the same sources, wherever they and the output lie", () => {
    const [one, other] = [synthesiseApp(), synthesiseApp()];
    for (const name of ["bootstrap", "local", "dev", "prod"]) expect(one(name).text).toBe(other(name).text);
  });

  it("differs between stages in data only: the same resources under the same ids", () => {
    const stack = synthesiseApp();
    const ids = (name: string) => {
      const { resource } = JSON.parse(stack(name).text) as { resource: Record<string, Record<string, unknown>> };
      return Object.entries(resource).flatMap(([type, declared]) => Object.keys(declared).map((id) => `${type}.${id}`));
    };
    expect(ids("dev")).toEqual(ids("local"));
    expect(ids("prod")).toEqual(ids("local"));
  });

  it("names no endpoint: where a stack goes is said by the environment alone", () => {
    const local = synthesiseApp()("local");
    expect(local.provider).toEqual({
      region: "us-east-1",
      max_retries: 2,
      default_tags: [{ tags: { project: "autoscaler", stage: "local" } }],
    });
    expect(local.text).not.toMatch(/127\.0\.0\.1|localhost|skip_|endpoints/);
  });

  it("says which bundle is missing and how to build it", () => {
    const bundles = { ...builtFolders(), scaler: "/nowhere/dist/lambda" };
    expect(() => synthesiseApp({ surroundings: { bundles, policies } })).toThrow(
      "bundle directory /nowhere/dist/lambda does not exist: build the bundle first (npm run build at the root",
    );
  });
});
