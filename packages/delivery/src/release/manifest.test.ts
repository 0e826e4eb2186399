import { appendFileSync, rmSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Account } from "../../test/account.js";
import { stackFolder } from "../../test/stack-folder.js";
import { checkRelease, formatRelease, parseRelease, releaseDigest, releaseOf } from "./manifest.js";
import { readStack } from "./stack-functions.js";
import { verifyDeployed } from "./verify.js";

const code = { api: "api code", scaler: "scaler code" };
const built = () => {
  const dev = stackFolder("dev", code);
  const prod = stackFolder("prod", code);
  return { dev, prod, release: releaseOf("c0ffee", [readStack(dev.directory), readStack(prod.directory)]) };
};

describe("a release", () => {
  it("names its archives by digest, the same for every stage", () => {
    const { dev, release } = built();
    expect(release.archives.map(({ name, codeSha256, sizeBytes }) => [name, codeSha256, sizeBytes])).toEqual([
      ["api", dev.codeSha256.api, 8],
      ["scaler", dev.codeSha256.scaler, 11],
    ]);
    expect(Object.keys(release.stacks)).toEqual(["dev", "prod"]);
  });

  it("survives being written and read", () => {
    const { release } = built();
    expect(parseRelease(formatRelease(release), "release.json")).toEqual(release);
    expect(releaseDigest(formatRelease(release))).toMatch(/^[0-9a-f]{64}$/);
  });

  it("is refused when stages would get different code", () => {
    const stacks = [stackFolder("dev", code), stackFolder("prod", { ...code, api: "other code" })];
    expect(() =>
      releaseOf(
        "c0ffee",
        stacks.map(({ directory }) => readStack(directory)),
      ),
    ).toThrow("stage prod would get other code than stage dev");
  });

  it("accepts the folder that was built", () => {
    const { prod, release } = built();
    expect(() => checkRelease(release, readStack(prod.directory))).not.toThrow();
  });

  it("refuses an archive that was changed after the build", () => {
    const { prod, release } = built();
    appendFileSync(prod.archiveOf("api"), "!");
    expect(() => checkRelease(release, readStack(prod.directory))).toThrow("was changed after it was synthesised");
  });

  it("refuses an archive that is gone", () => {
    const { prod, release } = built();
    rmSync(prod.archiveOf("scaler"));
    expect(() => checkRelease(release, readStack(prod.directory))).toThrow("is missing");
  });

  it("refuses a stack that was changed after the build", () => {
    const { prod, release } = built();
    appendFileSync(`${prod.directory}/cdk.tf.json`, " ");
    expect(() => checkRelease(release, readStack(prod.directory))).toThrow("stack prod has digest");
  });

  it("refuses a stage that it was not built for", () => {
    const { release } = built();
    expect(() => checkRelease(release, readStack(stackFolder("qa", code).directory))).toThrow("no such stack");
  });
});

describe("a stack", () => {
  it("knows which aliases belong to which function", () => {
    const { functions } = readStack(stackFolder("dev", code).directory);
    expect(functions.map(({ functionName, aliases }) => [functionName, aliases])).toEqual([
      ["autoscaler-dev-api", ["live"]],
      ["autoscaler-dev-scaler", []],
    ]);
  });

  it("that is not there is refused with what to do", () => {
    expect(() => readStack("/nowhere/dev")).toThrow("synthesise the stacks first");
  });
});

describe("after an apply", () => {
  const running = (digests: Readonly<Record<string, string>>): Account => {
    const account = new Account();
    account.code.set("autoscaler-dev-api", digests.api ?? "");
    account.code.set("autoscaler-dev-api:live", digests.live ?? digests.api ?? "");
    account.code.set("autoscaler-dev-scaler", digests.scaler ?? "");
    return account;
  };

  it("every function and alias must run the release", async () => {
    const { dev, release } = built();
    const stack = readStack(dev.directory);
    expect(await verifyDeployed(release, stack, running(dev.codeSha256))).toHaveLength(3);
    await expect(verifyDeployed(release, stack, running({ ...dev.codeSha256, live: "older" }))).rejects.toThrow(
      `autoscaler-dev-api:live runs older, expected ${dev.codeSha256.api}`,
    );
    await expect(verifyDeployed(release, stack, new Account())).rejects.toThrow("runs nothing");
  });
});
