import { spawn } from "node:child_process";

export interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  /** What it wrote to stderr: words for people. */
  readonly words: string;
}

type Variables = Readonly<Record<string, string | undefined>>;

/** Runs a TypeScript file of this repository as its scripts do. Any exit code is an answer. */
export function runNode(
  file: string,
  args: readonly string[],
  place: { readonly cwd: string; readonly variables: Variables },
): Promise<Ended> {
  const node = ["--conditions=@serverless-autoscaler/source", "--import", "tsx", file, ...args];
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, node, {
      cwd: place.cwd,
      env: place.variables,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let words = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      words += text;
    });
    child.on("error", fail);
    child.on("close", (code) => done({ exitCode: code ?? 128, stdout, words }));
  });
}
