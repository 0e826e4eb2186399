import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const BIN = fileURLToPath(new URL("../bin/autoscale.js", import.meta.url));

export interface Finished {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command as a user does, with nothing of this machine's AWS settings. */
export function autoscale(args: readonly string[], env: Record<string, string> = {}, cwd?: string): Promise<Finished> {
  const { PATH = "", HOME = "" } = process.env;
  const environment = { PATH, HOME, AWS_EC2_METADATA_DISABLED: "true", AWS_CONFIG_FILE: "/none", ...env };
  return new Promise((resolve) => {
    execFile(process.execPath, [BIN, ...args], { env: environment, cwd }, (error, stdout, stderr) => {
      resolve({ exitCode: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

/** An empty folder, gone when the test is. */
export async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "autoscale-"));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}
