import type { LogCounts } from "../counts/log-counts.js";
import { type Durations, durationsOf } from "../profile/durations.js";

/** Cold starts, from Lambda's reports. */
export interface ColdStarts {
  readonly count: number;
  /** Of all invocations; fraction. */
  readonly rate: number;
  /** Time of the cold starts themselves. */
  readonly init: Durations;
}

/** @returns undefined when the log says nothing about cold starts, or there was none */
export function coldStartsOf({ minutes, inits }: LogCounts): ColdStarts | undefined {
  const sum = (column: Float64Array) => column.reduce((total, value) => total + value, 0);
  const init = durationsOf(inits, sum(minutes.initMs));
  const invocations = sum(minutes.requests);
  return init && { count: init.count, rate: init.count / invocations, init };
}
