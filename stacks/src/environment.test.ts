import { describe, expect, it } from "vitest";
import { readEnvironment } from "./environment.js";

describe("readEnvironment", () => {
  it("needs nothing", () => {
    expect(readEnvironment({})).toEqual({});
    expect(readEnvironment({ AUTOSCALER_STATE_BUCKET: "" })).toEqual({});
  });

  it.each(["octo/shop", "octo@12/shop@345", "octo-cat/shop.api_2"])("takes the repository %s", (repository) => {
    expect(readEnvironment({ AUTOSCALER_GITHUB_REPOSITORY: repository })).toEqual({ githubRepository: repository });
  });

  it.each(["octo/*", "octo", "*", "octo/shop:ref", "octo@/shop"])("refuses the repository %s", (repository) => {
    expect(() => readEnvironment({ AUTOSCALER_GITHUB_REPOSITORY: repository })).toThrow(
      `AUTOSCALER_GITHUB_REPOSITORY is "${repository}"; expected owner/repository`,
    );
  });

  it("refuses a bucket that S3 would refuse", () => {
    expect(readEnvironment({ AUTOSCALER_STATE_BUCKET: "autoscaler-state-1" })).toEqual({
      stateBucket: "autoscaler-state-1",
    });
    expect(() => readEnvironment({ AUTOSCALER_STATE_BUCKET: "Autoscaler" })).toThrow(
      'AUTOSCALER_STATE_BUCKET is "Autoscaler"; expected the name of an S3 bucket',
    );
  });
});
