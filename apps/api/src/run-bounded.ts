import pLimit from "p-limit";

/** What came of the jobs, in their order, and how many of them ran at the same time at most. */
export interface BoundedRun<Result> {
  readonly results: readonly Result[];
  readonly peakConcurrency: number;
}

/**
 * Runs all jobs, at most `concurrency` of them at the same time: what a request fans out to downstream is bounded, however
 * much it asks for.
 *
 * The first job to fail fails the run; jobs that have not started by then never start.
 *
 * @param concurrency 1 or more
 */
export async function runBounded<Result>(
  jobs: readonly (() => Promise<Result>)[],
  concurrency: number,
): Promise<BoundedRun<Result>> {
  const limit = pLimit(concurrency);
  let running = 0;
  let peakConcurrency = 0;
  const counted = async (job: () => Promise<Result>) => {
    running += 1;
    peakConcurrency = Math.max(peakConcurrency, running);
    try {
      return await job();
    } finally {
      running -= 1;
    }
  };
  try {
    const results = await Promise.all(jobs.map((job) => limit(counted, job)));
    return { results, peakConcurrency };
  } finally {
    limit.clearQueue();
  }
}
