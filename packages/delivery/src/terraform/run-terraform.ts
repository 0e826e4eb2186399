import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../../", import.meta.url));

export interface TerraformRun {
  readonly exitCode: number;
  /** What it wrote to stdout. */
  readonly stdout: string;
  /** Everything it wrote, for looking into. */
  readonly output: string;
}

/** `show`: people read along on stderr. `hide`: what it prints is for programs, and may hold secrets. */
type Echo = "show" | "hide";

/**
 * Runs terraform in a stack's folder as the stacks' own script does, with the provider and the settings that it finds.
 * Any exit code is an answer.
 */
export function runTerraform(stackDirectory: string, args: readonly string[], echo: Echo): Promise<TerraformRun> {
  const script = resolve(root, "stacks", "scripts", "run.ts");
  const node = ["--conditions=@serverless-autoscaler/source", "--import", "tsx", script];
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [...node, "terraform", `-chdir=${resolve(stackDirectory)}`, ...args], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let output = "";
    const take = (text: string): void => {
      output += text;
      if (echo === "show") process.stderr.write(text);
    };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      take(text);
    });
    child.stderr.setEncoding("utf8").on("data", take);
    child.on("error", fail);
    child.on("close", (code) => done({ exitCode: code ?? 128, stdout, output }));
  });
}
