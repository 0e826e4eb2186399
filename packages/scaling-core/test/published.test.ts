import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const run = promisify(execFile);
const home = fileURLToPath(new URL("..", import.meta.url));
const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");

// What a stranger gets: the built files in a node_modules of their own, without this repository's export condition.
describe("the published package", () => {
  let service: string;

  beforeAll(async () => {
    service = await mkdtemp(join(tmpdir(), "scaling-core-"));
    const installed = join(service, "node_modules/@serverless-autoscaler/scaling-core");
    await mkdir(installed, { recursive: true });
    await run(process.execPath, [tsc, "-p", join(home, "tsconfig.build.json"), "--outDir", join(installed, "dist")]);
    await cp(join(home, "package.json"), join(installed, "package.json"));
    const croner = dirname(createRequire(import.meta.url).resolve("croner/package.json"));
    await symlink(croner, join(service, "node_modules/croner"));
    await writeFile(join(service, "package.json"), JSON.stringify({ type: "module" }));
    await cp(join(home, "examples/worker-pool.ts"), join(service, "service.ts"));
  });

  afterAll(() => rm(service, { recursive: true, force: true }));

  it("type-checks in a strict service and runs on plain Node", async () => {
    const strict = ["--strict", "--exactOptionalPropertyTypes", "--module", "nodenext", "--target", "es2023"];
    const types = ["--lib", "es2023,dom", "--types", ""];
    await run(process.execPath, [tsc, ...strict, ...types, "service.ts"], { cwd: service });
    const { stdout } = await run(process.execPath, ["service.js"], { cwd: service });
    expect(stdout).toContain("09:03  4 -> 13   9 busy / 0.7 = 13");
    expect(stdout.trim().split("\n").at(-1)).toContain("hold 2");
  });
});
