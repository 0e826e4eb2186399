import type { SimulationOptions, Trace } from "@serverless-autoscaler/simulator";

/** How a function, its traffic and its metrics behave; the cap is set over the API, and everything counts. */
export type FunctionBehaviour = Omit<SimulationOptions, "reserved" | "train">;

/** A function of the simulated region. */
export interface SimulatedFunction {
  readonly name: string;
  /** All its traffic comes in here; default `live`. It points to version 1. */
  readonly alias?: string;
  /** The requests, at the times that the trace says; nothing before and after. */
  readonly trace: Trace;
  /** What is not given has the defaults of `autoscale simulate`. */
  readonly behaviour?: Partial<FunctionBehaviour>;
  /** Reserved concurrency to begin with; absent = unset. */
  readonly reserved?: number;
  readonly tags?: Readonly<Record<string, string>>;
}
