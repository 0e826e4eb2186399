/** One thing that is wrong in a policy file. */
export interface PolicyProblem {
  /** Where: `targets.checkout.bounds.max`. Empty for the file as a whole. */
  readonly path: string;
  /** What stands there, as JSON, shortened; undefined when nothing does. */
  readonly value: string | undefined;
  /** What was expected, with the range. */
  readonly expected: string;
  /** Line in the file, 1-based, when it was read from text. */
  readonly line?: number;
}

/** A policy file that cannot be used. Every problem is listed, not only the first. */
export class PolicyFileError extends Error {
  readonly code = "invalidPolicyFile";
  readonly source: string;
  readonly problems: readonly PolicyProblem[];

  constructor(source: string, problems: readonly PolicyProblem[]) {
    super(problems.map((problem) => describeProblem(source, problem)).join("\n"));
    this.name = "PolicyFileError";
    this.source = source;
    this.problems = problems;
  }
}

/** `policies.yaml:12: targets.checkout.bounds.max: -1 is not valid; expected a whole number from 0 to 100000` */
export function describeProblem(source: string, { path, value, expected, line }: PolicyProblem): string {
  const where = [line === undefined ? source : `${source}:${line}`, path].filter((part) => part !== "").join(": ");
  return value === undefined
    ? `${where}: missing; expected ${expected}`
    : `${where}: ${value} is not valid; expected ${expected}`;
}
