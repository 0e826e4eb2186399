import { InvalidInputError } from "../errors.js";

/** A trace file as columns of counts over regular bins. */
export interface CountTable {
  readonly names: readonly string[];
  readonly startMs: number;
  readonly binMs: number;
  readonly columns: readonly Float64Array[];
}

const timestampPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;
/** Requests of one bin are drawn and sorted together: more than this is a slip of the pen, not traffic. */
const MOST_IN_A_BIN = 50_000_000;
const countPattern = /^\d+(\.\d+)?$/;

/**
 * Parses `timestamp,<name>[,<name>...]`: ISO-8601 UTC bin starts, one step apart everywhere, counts >= 0.
 *
 * @param text the file's content
 * @param file what to call the file in errors
 * @throws {InvalidInputError} with file, line, value and what was expected
 */
export function parseTable(text: string, file: string): CountTable {
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  while (lines.length > 0 && lines[lines.length - 1] === "") lines.pop();
  const names = parseHeader(lines[0] ?? "", file);
  const rows = lines.length - 1;
  if (rows < 2) {
    throw new InvalidInputError({
      where: file,
      value: `${Math.max(rows, 0)} rows`,
      expected: "at least 2 rows, so that the length of a bin is known",
    });
  }
  const startMs = parseTimestamp(lines[1] as string, file, 2);
  const binMs = parseTimestamp(lines[2] as string, file, 3) - startMs;
  const columns = names.map(() => new Float64Array(rows));
  for (let row = 0; row < rows; row += 1) {
    const line = row + 2;
    const fields = (lines[row + 1] as string).split(",");
    requireFieldCount(fields, names, file, line);
    requireRegular(fields[0] as string, startMs + row * binMs, binMs, file, line);
    for (let column = 0; column < columns.length; column += 1) {
      (columns[column] as Float64Array)[row] = parseCount(fields[column + 1] as string, file, line);
    }
  }
  return { names, startMs, binMs, columns };
}

function parseHeader(header: string, file: string): readonly string[] {
  const [first, ...names] = header.split(",");
  if (first !== "timestamp" || names.length === 0 || names.some((name) => name.trim() === "")) {
    throw new InvalidInputError({
      where: file,
      line: 1,
      value: shown(header),
      expected: "a header `timestamp,count`, or for a fleet `timestamp,` and one name a function",
    });
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new InvalidInputError({
      where: file,
      line: 1,
      value: `column ${shown(twice)} twice`,
      expected: "every column to have a name of its own",
    });
  }
  return names;
}

function requireFieldCount(fields: readonly string[], names: readonly string[], file: string, line: number): void {
  if (fields.length === names.length + 1) return;
  throw new InvalidInputError({
    where: file,
    line,
    value: `${fields.length} fields`,
    expected: `${names.length + 1} fields, as in the header`,
  });
}

function requireRegular(field: string, expectedMs: number, binMs: number, file: string, line: number): void {
  const atMs = parseTimestamp(field, file, line);
  const isFirst = line === 2;
  if (atMs === expectedMs && (binMs > 0 || isFirst)) return;
  throw new InvalidInputError({
    where: file,
    line,
    value: field,
    expected:
      binMs > 0
        ? `${new Date(expectedMs).toISOString()}: bins are ${binMs / 1000} s apart in this file, without gaps`
        : "a timestamp later than the one before",
  });
}

function parseTimestamp(lineOrField: string, file: string, line: number): number {
  const field = lineOrField.split(",", 1)[0] as string;
  const atMs = timestampPattern.test(field) ? Date.parse(field) : Number.NaN;
  // Date.parse takes 30 February for 2 March.
  if (Number.isFinite(atMs) && new Date(atMs).toISOString().startsWith(field.slice(0, 10))) return atMs;
  throw new InvalidInputError({
    where: file,
    line,
    value: shown(field),
    expected: "an ISO-8601 UTC timestamp such as 2026-11-20T09:00:00Z",
  });
}

function parseCount(field: string, file: string, line: number): number {
  const count = countPattern.test(field) ? Number(field) : Number.NaN;
  if (count <= MOST_IN_A_BIN) return count;
  const expected = `a count of requests, 0 to ${MOST_IN_A_BIN}`;
  throw new InvalidInputError({ where: file, line, value: shown(field), expected });
}

function shown(value: string): string {
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value);
}
