#!/usr/bin/env node
// Starts the command from its sources: the workspace's packages resolve to TypeScript through one export condition,
// and that condition can only be given to a new process.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const flags = ["--conditions=@serverless-autoscaler/source", "--import", import.meta.resolve("tsx")];
// Which Node the SDK will want next year is not what somebody asked who runs a command.
const env = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true", ...process.env };
const child = spawn(process.execPath, [...flags, main, ...process.argv.slice(2)], { stdio: "inherit", env });

// The terminal sends Ctrl-C to both; whoever stops this process alone means the command.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => {
  process.exitCode = code ?? (signal === "SIGINT" ? 130 : 1);
});
