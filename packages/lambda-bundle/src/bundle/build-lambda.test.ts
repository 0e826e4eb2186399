import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";

const BUILD = fileURLToPath(new URL("../../test/fixtures/build-shop.ts", import.meta.url));

let scratch: string;
beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), "build-test-"));
});
afterEach(() => rm(scratch, { recursive: true }));

async function build(budgetBytes: number) {
  const parameters = ["--import", "tsx", BUILD, String(budgetBytes), join(scratch, "lambda")];
  const child = spawn(process.execPath, parameters, { stdio: ["ignore", "pipe", "pipe"] });
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { stdout, stderr, exitCode };
}

it("prints the size against the budget and exits with 0", async () => {
  expect(await build(10_000)).toEqual({
    stdout: expect.stringMatching(/lambda: 0\.\d KB of 10\.0 KB \(\d %\)[\s\S]* shop\n$/),
    stderr: "",
    exitCode: 0,
  });
});

it("prints who fills the bundle and exits with 1 when it is over budget", async () => {
  expect(await build(100)).toEqual({
    stdout: "",
    stderr: expect.stringMatching(
      /^the bundle of .* more than its budget of 100\. Largest packages:\n.* shop\n[^\n]*\n$/,
    ),
    exitCode: 1,
  });
});
