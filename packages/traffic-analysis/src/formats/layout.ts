/** Logs that can be read, by the name that `--format` takes. */
export const formatNames = [
  "csv",
  "alb",
  "cloudfront",
  "clf",
  "apigateway-json",
  "lambda-report",
  "lambda-platform",
] as const;

export type FormatName = (typeof formatNames)[number];

/**
 * What one line or row says, as SQL expressions; absent where the log does not say it.
 *
 * `second` decides: NULL means that the line is malformed, unless `skipped` says that it never was a request.
 */
export interface EventSql {
  /** Arrival; whole epoch seconds, BIGINT. */
  readonly second: string;
  /** Lines that are well-formed and no request: headers, comments, what the application printed. */
  readonly skipped?: string;
  /** Method and path, such as `GET /cart`; query string left out. */
  readonly route?: string;
  /** Status as written: `200`, or `timeout`. */
  readonly status?: string;
  /** Time that the request kept the server busy; milliseconds, DOUBLE. */
  readonly durationMs?: string;
  /** Cold start that came before it; milliseconds, NULL for a warm one. */
  readonly initMs?: string;
  /** Memory set, whole MB. */
  readonly memoryMb?: string;
  /** Most memory used, whole MB. */
  readonly usedMb?: string;
  /** Requests that the line stands for, where a line is a bin of counts; 1 otherwise. */
  readonly weight?: string;
}

/** How to read one log file line by line. */
export interface Layout {
  readonly format: FormatName;
  /** Expression over `line` whose value the event's expressions name `f`: the line taken apart. */
  readonly parse: string;
  readonly event: EventSql;
  /** Length of the bins, where lines are counts of bins longer than a minute; whole minutes. */
  readonly binMinutes?: number;
  /** How sure the detection is: share of the sample's lines that were understood; fraction. */
  readonly understood: number;
}

/** What the user said about the log, for what its lines leave open. */
export interface LayoutHints {
  /** Zone of timestamps that are written without one; IANA name. */
  readonly logTimezone: string;
  /** Column with the timestamp, for CSV and JSON. */
  readonly timeColumn?: string;
}

/** One kind of log: tells from sample lines whether they are of this kind, and how to read them. */
export interface LogFormat {
  readonly name: FormatName;
  /** For messages. */
  readonly title: string;
  /** @returns undefined when the lines cannot be read as this kind */
  recognise(lines: readonly string[], hints: LayoutHints): Layout | undefined;
}

/** Share of the lines that match. */
export function shareMatching(lines: readonly string[], pattern: RegExp): number {
  return lines.length === 0 ? 0 : lines.filter((line) => pattern.test(line)).length / lines.length;
}
