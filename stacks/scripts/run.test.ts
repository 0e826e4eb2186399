import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { run } from "../local/command.js";

const script = (args: readonly string[], env: Readonly<Record<string, string>>) =>
  run({
    program: process.execPath,
    args: ["--conditions=@serverless-autoscaler/source", "--import", "tsx", "scripts/run.ts", ...args],
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    env: { ...process.env, ...env },
  });

describe("scripts/run.ts", () => {
  it("ends with 2 and says how to get terraform when there is none", async () => {
    const { exitCode, stderr } = await script(["terraform", "version"], {
      TERRAFORM_BINARY_NAME: "/nowhere/terraform",
    });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(
      /^terraform was not found: \/nowhere\/terraform is not an executable file\. Install terraform/,
    );
  });

  it("passes arguments on and ends as the program ended", async () => {
    // `node` stands in for terraform: it is the one program that every machine with this repository has.
    const { exitCode, stdout } = await script(
      ["terraform", "-p", "process.exitCode = 3; process.env.TF_IN_AUTOMATION"],
      {
        TERRAFORM_BINARY_NAME: process.execPath,
      },
    );
    expect(exitCode).toBe(3);
    expect(stdout.trim()).toBe("1");
  });

  it("leaves no configuration behind", async () => {
    const { stdout } = await script(["terraform", "-p", "process.env.TF_CLI_CONFIG_FILE"], {
      TERRAFORM_BINARY_NAME: process.execPath,
      TF_CLI_CONFIG_FILE: "/nowhere/my.rc",
    });
    expect(stdout.trim()).toMatch(/terraform\.rc$/);
    expect(existsSync(stdout.trim())).toBe(false);
  });

  it("ends with 2 and its usage when it is asked for another tool", async () => {
    const { exitCode, stderr } = await script(["pulumi"], {});
    expect(exitCode).toBe(2);
    expect(stderr).toContain("usage: npm run terraform");
  });
});
