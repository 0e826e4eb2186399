import { spawn } from "node:child_process";

export interface Finished {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Runs a program to its end. Any exit code is an answer; only a program that cannot be started throws. */
export function run({ program, args, cwd, env }: Command): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ exitCode: code ?? 128, stdout, stderr }));
  });
}

/** Runs a program that must succeed. */
export async function mustRun(command: Command): Promise<Finished> {
  const finished = await run(command);
  if (finished.exitCode !== 0) {
    const { program, args } = command;
    throw new Error(
      `${program} ${args.join(" ")} ended with ${finished.exitCode}\n${finished.stdout}${finished.stderr}`,
    );
  }
  return finished;
}
