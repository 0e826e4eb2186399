#!/usr/bin/env node
// Starts the command from its sources: the workspace's packages resolve to TypeScript through one export condition,
// and that condition can only be given to a new process.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const flags = ["--conditions=@serverless-autoscaler/source", "--import", import.meta.resolve("tsx")];
const { status } = spawnSync(process.execPath, [...flags, main, ...process.argv.slice(2)], { stdio: "inherit" });
process.exitCode = status ?? 1;
