/** Base of what this package throws: input that cannot be drawn. Numbers that cannot be drawn are gaps, never thrown. */
export class ReportError extends Error {
  /** Stable, for programs. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = new.target.name;
    this.code = code;
  }
}

/** A chart, table or report that cannot be drawn: the message names field, value and what was expected. */
export class InvalidChartError extends ReportError {
  constructor(field: string, value: unknown, expected: string) {
    super("INVALID_CHART", `${field}: got ${String(value)}, expected ${expected}`);
  }
}
