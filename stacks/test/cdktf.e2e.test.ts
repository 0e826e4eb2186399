import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mustRun } from "../local/command.js";
import { type LocalCloud, startLocalCloud } from "../local/local-cloud.js";
import { scratchFolder } from "./scratch.js";

const output = join(scratchFolder(), "cdktf.out");
let cloud: LocalCloud;

beforeAll(async () => {
  cloud = await startLocalCloud();
});
afterAll(() => cloud?.stop());

/** Runs the cdktf CLI as `npm run cdktf -- ...` does, with the stacks in a scratch folder. */
async function cdktf(...args: readonly string[]): Promise<string> {
  const { stdout } = await mustRun({
    program: process.execPath,
    args: [
      ...["--conditions=@serverless-autoscaler/source", "--import", "tsx", "scripts/run.ts", "cdktf"],
      ...args,
      ...["--output", output],
    ],
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    env: { ...process.env, AWS_ENDPOINT_URL: cloud.endpoint, CI: "1" },
  });
  return stripVTControlCharacters(stdout);
}

describe("the cdktf CLI, with the built bundles", () => {
  it("deploys stage local", async () => {
    expect(await cdktf("deploy", "local", "--auto-approve")).toMatch(/Apply complete! Resources: \d+ added, 0 changed/);
  });

  it("finds no difference afterwards", async () => {
    expect(await cdktf("diff", "local")).toContain("No changes. Your infrastructure matches the configuration.");
  });

  it("tells the outputs", async () => {
    const file = join(scratchFolder(), "outputs.json");
    await cdktf("output", "local", "--skip-synth", "--outputs-file", file);
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({
      local: {
        alerts_topic_arn: "arn:aws:sns:us-east-1:123456789012:autoscaler-local-alerts",
        api_function_name: "autoscaler-local-api",
        api_url: expect.stringMatching(/^https:\/\/\w+\.execute-api\./),
        scaler_function_name: "autoscaler-local-scaler",
        table_name: "autoscaler-local-scaler",
      },
    });
  });

  it("destroys it", async () => {
    expect(await cdktf("destroy", "local", "--auto-approve")).toMatch(/Destroy complete! Resources: \d+ destroyed/);
    const state = readFileSync(join(output, "..", "terraform.local.tfstate"), "utf8");
    expect(JSON.parse(state)).toMatchObject({ resources: [] });
  });
});
