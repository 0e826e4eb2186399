/** Where a fault is, what was found there and what would have been right. */
export interface LogFault {
  /** File, option or table. */
  readonly where: string;
  /** 1-based line; absent for faults that have no line. */
  readonly line?: number;
  /** What was found. */
  readonly found: string;
  /** What would have been accepted. */
  readonly expected: string;
  /** What to do about it. */
  readonly remedy?: string;
}

/** Base of what this package throws on purpose. */
export class TrafficAnalysisError extends Error {
  /** Stable, for programs. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = new.target.name;
    this.code = code;
  }
}

/** A log or an option that cannot be used: the caller's to mend, exit code 2. */
export class InvalidLogError extends TrafficAnalysisError {
  readonly fault: LogFault;

  constructor(fault: LogFault) {
    const { where, line, found, expected, remedy } = fault;
    const place = line === undefined ? where : `${where}:${line}`;
    super("invalidLog", `${place}: got ${found}, expected ${expected}${remedy === undefined ? "" : `; ${remedy}`}`);
    this.fault = fault;
  }
}

/** The work was stopped by its caller's signal before it was done. */
export class InterruptedError extends TrafficAnalysisError {
  constructor() {
    super("interrupted", "interrupted before the analysis was done");
  }
}
