import { setTimeout as sleep } from "node:timers/promises";
import { Router } from "express";
import { queryInteger } from "./query-integer.js";
import { runBounded } from "./run-bounded.js";

// Well below the 30 s after which API Gateway gives up; the function's own timeout must be above it.
const MAX_WORK_MS = 10_000;

const MAX_JOBS = 100;
const MAX_CONCURRENCY = 20;
const JOB_MS = 20;

/** Routes that make load for demonstrations, all of it bounded. */
export function loadRoutes(): Router {
  const router = Router();

  // It sleeps. A Lambda environment serves one request at a time and is billed for the time that passes, so sleeping
  // occupies concurrency exactly as computing would, and locally it does not keep other requests waiting.
  router.get("/work", async (request, response) => {
    const ms = queryInteger(request.query, "ms", { min: 0, max: MAX_WORK_MS });
    const startedMs = performance.now();
    await sleep(ms);
    response.json({ requestedMs: ms, workedMs: Math.round(performance.now() - startedMs) });
  });

  router.get("/fan-out", async (request, response) => {
    const count = queryInteger(request.query, "count", { min: 1, max: MAX_JOBS, otherwise: 10 });
    const concurrency = queryInteger(request.query, "concurrency", { min: 1, max: MAX_CONCURRENCY, otherwise: 5 });
    const jobs = Array.from({ length: count }, (_, index) => () => downstreamCall(index));
    const { results, peakConcurrency } = await runBounded(jobs, concurrency);
    response.json({ jobs: results.length, concurrency, peakConcurrency });
  });

  return router;
}

/** Stands for a call to another service. */
async function downstreamCall(index: number): Promise<number> {
  await sleep(JOB_MS);
  return index;
}
