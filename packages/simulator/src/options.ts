import { InvalidInputError } from "./errors.js";

/** How the simulated function, its traffic and its monitoring behave. Defaults: `defaultOptions`. */
export interface SimulationOptions {
  /** Mean of the lognormal service time; milliseconds, > 0. */
  readonly durationMs: number;
  /** Coefficient of variation of the service time; >= 0. */
  readonly durationCv: number;
  /** Mean of the lognormal cold-start (INIT) time; milliseconds, > 0. */
  readonly coldStartMs: number;
  /** Coefficient of variation of the cold-start time; >= 0. */
  readonly coldStartCv: number;
  /** Memory of the function; MB, 128..10240. */
  readonly memoryMb: number;
  /** From a request for provisioned capacity until all of it is usable; seconds, >= 0. */
  readonly spinUpSeconds: number;
  /** How long an idle on-demand environment is kept since its last use; seconds, >= 0. */
  readonly keepAliveSeconds: number;
  /** At time t a policy sees only the minutes that ended at or before t - metricLagSeconds; seconds, >= 0. */
  readonly metricLagSeconds: number;
  /** Most executions at the same time, provisioned included: the function's reserved concurrency; executions, >= 1. */
  readonly reserved: number;
  /** First part of the trace, for learning only: figures are counted on the rest; fraction, 0 <= x < 1. */
  readonly train: number;
  /** Multiplies every count; > 0. A fraction of a request is rounded up with that probability. */
  readonly scale: number;
  /** Requests that arrive at the same instant; whole, >= 1. A bin's requests come in groups of this size. */
  readonly burst: number;
  /** Provisioned time is billed in steps of this from each request on; seconds, >= 1. AWS: 300 (1 = to the second). */
  readonly billingQuantumSeconds: number;
  /** Seed of all randomness; 32-bit integer. */
  readonly seed: number;
}

/** The defaults of `autoscale simulate`. */
export const defaultOptions: SimulationOptions = {
  durationMs: 200,
  durationCv: 0.8,
  coldStartMs: 400,
  coldStartCv: 0.3,
  memoryMb: 512,
  spinUpSeconds: 90,
  keepAliveSeconds: 360,
  metricLagSeconds: 60,
  reserved: 1000,
  train: 0.5,
  scale: 1,
  burst: 1,
  billingQuantumSeconds: 300,
  seed: 1,
};

interface Range {
  readonly accepts: (value: number) => boolean;
  readonly expected: string;
}

const positive: Range = { accepts: (x) => x > 0, expected: "a number > 0" };
const notNegative: Range = { accepts: (x) => x >= 0, expected: "a number >= 0" };
const wholeFromOne: Range = { accepts: (x) => Number.isInteger(x) && x >= 1, expected: "a whole number >= 1" };

const ranges: Readonly<Record<keyof SimulationOptions, Range>> = {
  durationMs: positive,
  durationCv: notNegative,
  coldStartMs: positive,
  coldStartCv: notNegative,
  memoryMb: { accepts: (x) => x >= 128 && x <= 10_240, expected: "128..10240 MB" },
  spinUpSeconds: notNegative,
  keepAliveSeconds: notNegative,
  metricLagSeconds: notNegative,
  reserved: wholeFromOne,
  train: { accepts: (x) => x >= 0 && x < 1, expected: "a fraction, 0 <= x < 1" },
  scale: positive,
  burst: wholeFromOne,
  billingQuantumSeconds: { accepts: (x) => x >= 1, expected: "a number >= 1" },
  seed: { accepts: Number.isInteger, expected: "a whole number" },
};

/**
 * Completes options with the defaults and checks every range.
 *
 * @throws {InvalidInputError} naming the option, its value and its range
 */
export function resolveOptions(given: Partial<SimulationOptions> = {}): SimulationOptions {
  const options: SimulationOptions = { ...defaultOptions, ...given };
  for (const [name, range] of Object.entries(ranges) as [keyof SimulationOptions, Range][]) {
    const value = options[name];
    if (!Number.isFinite(value) || !range.accepts(value)) {
      throw new InvalidInputError({ where: name, value: String(value), expected: range.expected });
    }
  }
  return options;
}
