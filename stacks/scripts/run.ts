import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConfigurationError } from "../src/errors.js";
import { cdktfArguments } from "./cdktf-arguments.js";
import { findToolchain } from "./toolchain.js";

const BAD_INPUT = 2;
/** What shells say of a program that a signal ended. */
const KILLED = 128;
const USAGE = `usage: npm run terraform -- <arguments>   for example: -chdir=cdktf.out/stacks/local plan
       npm run cdktf -- <arguments>       for example: deploy local`;

/** Runs terraform or the cdktf CLI with the environment that works on this machine; ends with its exit code. */
function run([tool, ...given]: readonly string[]): void {
  if (tool !== "terraform" && tool !== "cdktf") throw new ConfigurationError(USAGE);
  const scratch = mkdtempSync(join(tmpdir(), "autoscaler-"));
  process.once("exit", () => rmSync(scratch, { recursive: true, force: true }));
  const { terraform, mirror, variables } = findToolchain(process.env, scratch);
  const [program, args] =
    tool === "terraform" ? [terraform, given] : [process.execPath, [cdktfCli(), ...cdktfArguments(given, mirror)]];
  const child = spawn(program, args, { env: variables, stdio: "inherit" });
  child.on("error", (error) => {
    throw error;
  });
  // Ctrl-C reaches terraform by itself, which then ends the write in progress: leaving before it would orphan it.
  process.on("SIGINT", () => undefined);
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  child.on("exit", (code) => {
    process.exitCode = code ?? KILLED;
  });
}

/** The CLI's own file: `npx` would look for it again, and on some machines ask the registry. */
function cdktfCli(): string {
  const require = createRequire(import.meta.url);
  return join(require.resolve("cdktf-cli/package.json"), "..", "bundle", "bin", "cdktf");
}

try {
  run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  console.error(error.message);
  process.exitCode = BAD_INPUT;
}
