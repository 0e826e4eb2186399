import type { PolicyResult, SimulationOptions, TimelinePoint } from "@serverless-autoscaler/simulator";

/** The aim that `predictive` is given, as the policy file writes it. */
export type Objective = Readonly<Partial<Record<"coldStartRate" | "coldStartUsd" | "budgetUsdMonth", number>>>;

/** One trace (or fleet) under policies: plain values, so that it can go to another thread. */
export interface Job {
  readonly kind: "trace" | "fleet";
  readonly file: string;
  readonly options: SimulationOptions;
  readonly policies: readonly string[];
  readonly objective: Objective;
  readonly config?: { readonly file: string; readonly target: string };
  /** Whether minutes are wanted, for a chart of this policy. */
  readonly chartOf?: string;
}

/** What the contract's JSON says of one trace. */
export interface JobResult {
  readonly trace: string;
  readonly options: SimulationOptions;
  readonly policies: readonly PolicyResult[];
}

/** A result with what the files are written from. */
export interface JobOutcome extends JobResult {
  /** Changes of the last policy; a fleet has none. */
  readonly timeline: readonly TimelinePoint[];
  readonly chart?: ChartColumns;
}

/** Minutes of one policy, as columns. */
export interface ChartColumns {
  readonly policy: string;
  readonly originMs: number;
  readonly busy: Float64Array;
  readonly coldStarts: Float64Array;
  readonly timeline: readonly TimelinePoint[];
}
