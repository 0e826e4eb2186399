import { ceilCapacity } from "@serverless-autoscaler/scaling-core";

/** 99 % of a normal distribution lie below its mean and this many standard deviations. */
const z99 = 2.326;

/** An environment serves at most so many requests a second. Source: AWS Lambda developer guide, quotas (read 2026-11) */
const requestsPerSecondAndEnvironment = 10;

/**
 * The executions that a minute needs so that 99 % of its instants find one free:
 *
 *   need = max(ceil(a + 2.326 sqrt(a D)), ceil(r / 10))
 *
 * a: mean concurrency of the minute (offered load); D: dispersion of arrivals, 1 for independent ones, where the
 * instantaneous concurrency is Poisson-distributed with mean and variance a; r: requests of the busiest second.
 *
 * @returns whole executions, 0 for a minute without load
 */
export function needOf(load: number, dispersion: number, busiestSecond: number): number {
  if (load <= 0) return 0;
  const forConcurrency = ceilCapacity(load + z99 * Math.sqrt(load * Math.max(1, dispersion)));
  return Math.max(forConcurrency, Math.ceil(busiestSecond / requestsPerSecondAndEnvironment));
}
