import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { CommandError, EXIT_BAD_INPUT, EXIT_FAILED } from "../failure.js";
import type { Job, JobOutcome } from "./job.js";
import { runJob } from "./run-job.js";

type Message =
  | { readonly kind: "progress"; readonly share: number }
  | { readonly kind: "done"; readonly outcome: JobOutcome }
  | { readonly kind: "failed"; readonly message: string; readonly exitCode: number };

/** Runs jobs, several at a time in threads; one alone stays in this one. Outcomes come in the order of the jobs. */
export async function runJobs(
  jobs: readonly Job[],
  workers: number | undefined,
  told: (share: number) => void,
): Promise<readonly JobOutcome[]> {
  const [only] = jobs;
  if (only !== undefined && jobs.length === 1) return [await runJob(only, told)];
  const shares = jobs.map(() => 0);
  const outcomes: JobOutcome[] = [];
  let next = 0;
  const take = async (): Promise<void> => {
    while (next < jobs.length) {
      const index = next++;
      outcomes[index] = await inThread(jobs[index] as Job, (share) => {
        shares[index] = share;
        told(shares.reduce((sum, one) => sum + one, 0) / jobs.length);
      });
    }
  };
  const threads = Math.min(workers ?? availableParallelism(), jobs.length);
  await Promise.all(Array.from({ length: threads }, take));
  return outcomes;
}

function inThread(job: Job, told: (share: number) => void): Promise<JobOutcome> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./worker.mjs", import.meta.url), { workerData: job });
    worker.on("message", (message: Message) => {
      if (message.kind === "progress") return told(message.share);
      if (message.kind === "done") return resolve(message.outcome);
      reject(new CommandError(message.message, message.exitCode === 2 ? EXIT_BAD_INPUT : EXIT_FAILED));
    });
    worker.on("error", reject);
    worker.on("exit", (code) => {
      if (code !== 0) reject(new CommandError(`${job.file}: the simulation's thread ended with ${code}`, EXIT_FAILED));
    });
  });
}
