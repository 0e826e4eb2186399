import { resolveOptions, type SimulationOptions } from "@serverless-autoscaler/simulator";
import type { SimulateOptions } from "../commands/simulate.js";
import type { Objective } from "./job.js";

/** The simulator's options out of the command's. @throws {InvalidInputError} naming option, value and range */
export function simulationOptions(given: Omit<SimulateOptions, "trace" | "policy">): SimulationOptions {
  const {
    durationMs,
    durationCv,
    coldStartMs,
    coldStartCv,
    memoryMb,
    spinUpSeconds,
    keepAliveSeconds,
    metricLagSeconds,
    reserved,
    train,
    scale,
    burst,
    billingQuantumSeconds,
    seed,
  } = given;
  return resolveOptions({
    durationMs,
    durationCv,
    coldStartMs,
    coldStartCv,
    memoryMb,
    spinUpSeconds,
    keepAliveSeconds,
    metricLagSeconds,
    reserved,
    train,
    scale,
    burst,
    billingQuantumSeconds,
    seed,
  });
}

export function objectiveOf({
  coldStartRate,
  coldStartUsd,
  budgetUsdMonth,
}: Omit<SimulateOptions, "trace" | "policy">): Objective {
  return {
    ...(coldStartRate === undefined ? {} : { coldStartRate }),
    ...(coldStartUsd === undefined ? {} : { coldStartUsd }),
    ...(budgetUsdMonth === undefined ? {} : { budgetUsdMonth }),
  };
}
