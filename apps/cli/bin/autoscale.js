#!/usr/bin/env node
// Starts the command from its sources: the workspace's packages resolve to TypeScript through one export condition,
// and that condition can only be given to a new process.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const flags = ["--conditions=@serverless-autoscaler/source", "--import", import.meta.resolve("tsx")];
const child = spawn(process.execPath, [...flags, main, ...process.argv.slice(2)], { stdio: "inherit" });

// The terminal sends Ctrl-C to both; whoever stops this process alone means the command.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => {
  process.exitCode = code ?? (signal === "SIGINT" ? 130 : 1);
});
