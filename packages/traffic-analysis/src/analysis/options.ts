import { InvalidLogError } from "../errors.js";

/** How to read the figures out of the counts. Defaults: `defaultAnalysisOptions`. */
export interface AnalysisOptions {
  /** Zone in which hours and days are meant, and that of the suggested schedule; IANA name. */
  readonly timezone: string;
  /** Mean duration where the log has none; milliseconds, > 0. */
  readonly durationMs: number;
  /** Mean cold start where the log has none; milliseconds, > 0. */
  readonly coldStartMs: number;
  /** Memory of the function where the log does not say it; MB, 128..10240. */
  readonly memoryMb: number;
  /** Share of the peak minutes that the schedule is to cover; fraction, 0 <= x <= 1. */
  readonly cover: number;
  /** Share of the days that the schedule is learnt from; fraction, 0 < x < 1. */
  readonly train: number;
  /** A log with a larger share of malformed lines is refused; fraction, 0 <= x <= 1. */
  readonly maxMalformed: number;
  /** The Lambda function that the schedule is for. */
  readonly functionName: string;
  readonly alias: string;
}

export const defaultAnalysisOptions: AnalysisOptions = {
  timezone: "UTC",
  durationMs: 200,
  coldStartMs: 400,
  memoryMb: 512,
  cover: 0.95,
  train: 0.7,
  maxMalformed: 0.05,
  functionName: "my-function",
  alias: "live",
};

const fraction = { accepts: (x: number) => x >= 0 && x <= 1, expected: "a fraction, 0 to 1" };
const positive = { accepts: (x: number) => x > 0, expected: "a number > 0" };

const ranges = {
  durationMs: positive,
  coldStartMs: positive,
  memoryMb: { accepts: (x: number) => x >= 128 && x <= 10_240, expected: "128 to 10240 MB" },
  cover: fraction,
  train: { accepts: (x: number) => x > 0 && x < 1, expected: "a fraction greater than 0 and less than 1" },
  maxMalformed: fraction,
} as const;

/** @throws {InvalidLogError} naming the option, its value and its range */
export function resolveAnalysisOptions(given: Partial<AnalysisOptions>): AnalysisOptions {
  const options = { ...defaultAnalysisOptions, ...given };
  for (const [name, range] of Object.entries(ranges) as [keyof typeof ranges, (typeof ranges)["cover"]][]) {
    if (range.accepts(options[name])) continue;
    throw new InvalidLogError({ where: name, found: String(options[name]), expected: range.expected });
  }
  return options;
}
