import type { PolicyResult } from "@serverless-autoscaler/simulator";
import type { Objective } from "../simulate/job.js";

/** Hours in a month as AWS bills it. */
const HOURS_PER_MONTH = 730;

/**
 * How bad a result is for an aim; less is better, and whoever misses the aim is worse than anyone who meets it.
 *
 *   rate R:    cost, where the rate is at most R; else how far it is missed
 *   USD C:     cost + C x cold starts
 *   budget B:  cold starts, where a month costs at most B; else how far it is overspent
 *   no aim:    cold starts, where the cost is at most that of doing nothing; else how far it is dearer
 *
 * @param hours length of the counted part
 */
export function score(
  result: PolicyResult,
  none: PolicyResult,
  objective: Objective,
  hours: number,
): readonly [number, number] {
  const { coldStartRate, coldStartUsd, budgetUsdMonth } = objective;
  if (coldStartRate !== undefined) {
    return result.coldStartRate <= coldStartRate ? [0, result.costUsd] : [1, result.coldStartRate];
  }
  if (coldStartUsd !== undefined) return [0, result.costUsd + coldStartUsd * result.coldStarts];
  const ceilingUsd = budgetUsdMonth === undefined ? none.costUsd : (budgetUsdMonth * hours) / HOURS_PER_MONTH;
  return result.costUsd <= ceilingUsd ? [0, result.coldStarts] : [1, result.costUsd];
}

/** The aim in words. */
export function describeAim({ coldStartRate, coldStartUsd, budgetUsdMonth }: Objective): string {
  if (coldStartRate !== undefined) return `a cold-start rate of at most ${coldStartRate}, at least cost`;
  if (coldStartUsd !== undefined) return `least cost with ${coldStartUsd} USD for each cold start`;
  if (budgetUsdMonth !== undefined) return `fewest cold starts within ${budgetUsdMonth} USD a month`;
  return "fewest cold starts without being dearer than doing nothing";
}
