/** Where a fault in the input is, what was found there and what would have been right. */
export interface InputFault {
  /** File, or the option that was given. */
  readonly where: string;
  /** 1-based line; absent for faults that have no line. */
  readonly line?: number;
  /** The offending value, as it was written. */
  readonly value: string;
  /** What would have been accepted. */
  readonly expected: string;
}

/** Base of everything this package throws on purpose. */
export class SimulatorError extends Error {
  /** Stable, for programs. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = new.target.name;
    this.code = code;
  }
}

/** A trace, option or policy name that cannot be used. */
export class InvalidInputError extends SimulatorError {
  readonly fault: InputFault;

  constructor(fault: InputFault) {
    const place = fault.line === undefined ? fault.where : `${fault.where}:${fault.line}`;
    super("INVALID_INPUT", `${place}: got ${fault.value}, expected ${fault.expected}`);
    this.fault = fault;
  }
}
