import { parentPort, workerData } from "node:worker_threads";
import { CommandError } from "../failure.js";
import type { Job } from "./job.js";
import { runJob } from "./run-job.js";

/** One job in a thread of its own; what it says is what `run-jobs` listens for. */
const job = workerData as Job;
try {
  let told = 0;
  const outcome = await runJob(job, (share) => {
    if (share - told < 0.01) return;
    told = share;
    parentPort?.postMessage({ kind: "progress", share });
  });
  parentPort?.postMessage({ kind: "done", outcome });
} catch (cause) {
  const message = cause instanceof Error ? cause.message : String(cause);
  const exitCode = cause instanceof CommandError ? cause.exitCode : isBadInput(cause) ? 2 : 1;
  parentPort?.postMessage({ kind: "failed", message, exitCode });
}

function isBadInput(cause: unknown): boolean {
  return cause instanceof Error && cause.name === "InvalidInputError";
}
