import type { Policy } from "./controller.js";
import { Totals } from "./lambda/totals.js";
import { resolveOptions, type SimulationOptions } from "./options.js";
import { type PolicyResult, policyResult } from "./result.js";
import { type Progress, simulate } from "./simulate.js";
import type { Simulation } from "./simulation.js";
import type { Trace } from "./trace/trace.js";

/** What one policy did with many functions. */
export interface FleetSimulation {
  /** The figures of all functions together. */
  readonly result: PolicyResult;
  /** Each function's simulation, in the order of the fleet. */
  readonly functions: readonly Simulation[];
  /**
   * The largest sum over the functions of a minute's highest concurrency: all of them together never ran more at the
   * same time. As long as it is below the account's pool, the pool throttles nobody.
   */
  readonly concurrencyAtMost: number;
}

/**
 * Replays many functions, each scaled by a controller of its own, with one set of options.
 *
 * Each function has its own `reserved` cap; they do not compete for the account's pool (see `concurrencyAtMost`).
 * Function number i is seeded with `seed + i`, so that equal columns are not equal requests.
 *
 * @param fleet at least one trace; all over the same time
 * @throws as `simulate` does
 */
export async function simulateFleet(
  fleet: readonly Trace[],
  given: Partial<SimulationOptions>,
  policy: Policy,
  progress?: Progress,
): Promise<FleetSimulation> {
  const options = resolveOptions(given);
  const functions: Simulation[] = [];
  for (const [index, trace] of fleet.entries()) {
    functions.push(await simulate(trace, { ...options, seed: options.seed + index }, policy));
    if (progress !== undefined) progress((index + 1) / fleet.length);
  }
  const counted = new Totals();
  for (const each of functions) counted.add(each.counted);
  const coldWaitsMs = Float64Array.from(functions.flatMap((each) => [...each.coldWaitsMs]));
  return {
    result: policyResult(policy.name, options, counted, coldWaitsMs),
    functions,
    concurrencyAtMost: largestSum(functions),
  };
}

function largestSum(functions: readonly Simulation[]): number {
  const sums = new Float64Array(Math.max(...functions.map(({ minutes }) => minutes.length)));
  for (const { minutes } of functions) {
    for (let minute = 0; minute < minutes.length; minute += 1) {
      sums[minute] = (sums[minute] as number) + (minutes.concurrencyMax[minute] as number);
    }
  }
  return sums.reduce((most, sum) => Math.max(most, sum), 0);
}
