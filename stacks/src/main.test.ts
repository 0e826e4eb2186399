import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { run } from "../local/command.js";
import { scratchFolder } from "../test/scratch.js";

describe("the command that cdktf runs", () => {
  it("ends with 2 and one clear line when a person has to mend something", async () => {
    const { exitCode, stderr } = await run({
      program: process.execPath,
      args: ["--conditions=@serverless-autoscaler/source", "--import", "tsx", "src/main.ts"],
      cwd: fileURLToPath(new URL("..", import.meta.url)),
      env: { ...process.env, CDKTF_OUTDIR: scratchFolder(), AUTOSCALER_STATE_BUCKET: "Not A Bucket" },
    });
    expect(exitCode).toBe(2);
    expect(stderr.trim()).toBe(
      'AUTOSCALER_STATE_BUCKET is "Not A Bucket"; expected the name of an S3 bucket: ' +
        "3 to 63 lower-case letters, digits and hyphens",
    );
  });
});
