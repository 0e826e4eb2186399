import { defaultOptions, resolveOptions, type SimulationOptions } from "@serverless-autoscaler/simulator";
import type { Objective } from "./job.js";

const names = Object.keys(defaultOptions) as (keyof SimulationOptions)[];

/** The simulator's options out of the command's. @throws {InvalidInputError} naming option, value and range */
export const simulationOptions = (given: SimulationOptions): SimulationOptions =>
  resolveOptions(Object.fromEntries(names.map((name) => [name, given[name]])));

/** The aim out of the command's options: those that were said. */
export function objectiveOf({ coldStartRate, coldStartUsd, budgetUsdMonth }: Objective): Objective {
  return {
    ...(coldStartRate === undefined ? {} : { coldStartRate }),
    ...(coldStartUsd === undefined ? {} : { coldStartUsd }),
    ...(budgetUsdMonth === undefined ? {} : { budgetUsdMonth }),
  };
}
