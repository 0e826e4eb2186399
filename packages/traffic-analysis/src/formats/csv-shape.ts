import { InvalidLogError } from "../errors.js";
import { detectTimestamp } from "../timestamps/detect-timestamp.js";
import type { TimestampKind } from "../timestamps/timestamp-kind.js";
import { type Delimiter, detectDelimiter, isQuoted, mostFrequent, splitCsv, unquote } from "./csv-dialect.js";
import { fieldFor } from "./field-roles.js";

/** What the sample tells about a CSV file. */
export interface CsvShape {
  readonly delimiter: Delimiter;
  readonly columns: number;
  /** The line that names the columns, where there is one. */
  readonly header: string | undefined;
  /** Names of the columns; empty texts without a header. */
  readonly names: readonly string[];
  /** Fields of the other lines, unquoted; none for a line that is malformed. */
  readonly rows: readonly (readonly string[])[];
  /** Columns that are written in quotes. */
  readonly quoted: ReadonlySet<number>;
}

/** So many lines tell the shape; the sample may hold tens of thousands. */
const mostLines = 2000;

/** @returns undefined when there is no line */
export function csvShape(sample: readonly string[]): CsvShape | undefined {
  const lines = sample.slice(0, mostLines);
  const delimiter = detectDelimiter(lines);
  const written = lines.map((line) => splitCsv(line, delimiter) ?? []);
  const columns = mostFrequent(written.map((row) => row.length));
  const rows = written.map((row) => row.map(unquote));
  const [first, ...others] = rows;
  if (first === undefined || columns === 0) return undefined;
  const named = first.length === columns && first.every((text) => detectTimestamp([text]) === undefined);
  const below = named ? written.slice(1) : written;
  const quoted = new Set(below.flatMap((row) => row.flatMap((field, index) => (isQuoted(field) ? [index] : []))));
  return named
    ? { delimiter, columns, header: lines[0], names: first, rows: others.filter(isNoHeader), quoted }
    : { delimiter, columns, header: undefined, names: first.map(() => ""), rows, quoted };

  /** Files that were put together have it more than once. */
  function isNoHeader(row: readonly string[]): boolean {
    return row.some((field, index) => field !== first?.[index]);
  }
}

/** A column of instants, and how they are written. */
export interface TimeColumn {
  readonly index: number;
  readonly kind: TimestampKind;
}

/**
 * The column with the timestamps: the one asked for, else the one with the most usual name, else the first that holds
 * nothing but timestamps.
 *
 * @throws {InvalidLogError} when the column asked for is not there
 */
export function findTimeColumn({ names, rows, columns }: CsvShape, asked: string | undefined): TimeColumn | undefined {
  const every = Array.from({ length: columns }, (_, index) => index);
  const usual = fieldFor("time", names);
  const candidates = asked === undefined ? [...(usual === undefined ? [] : [usual]), ...every] : [indexOf(asked)];
  // Lines with other columns are malformed: they say nothing about this one.
  const whole = rows.filter((row) => row.length === columns);
  for (const index of candidates) {
    const kind = detectTimestamp(whole.map((row) => row[index] ?? ""));
    if (kind !== undefined) return { index, kind };
  }
  return undefined;

  function indexOf(name: string): number {
    const index = names.indexOf(name);
    if (index >= 0) return index;
    const found = names.some((known) => known !== "") ? `the columns ${names.join(", ")}` : "a file without a header";
    throw new InvalidLogError({ where: "--time-column", found, expected: `a column named ${JSON.stringify(name)}` });
  }
}
