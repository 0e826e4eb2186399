import { InvalidInputError } from "../errors.js";
import { parseTable } from "./parse-table.js";
import type { Trace } from "./trace.js";

/**
 * Parses a trace: the header `timestamp,count`, then one line a bin.
 *
 * @param text the file's content
 * @param file the file's path, for errors and for the trace's name
 * @throws {InvalidInputError} naming file, line, value and what was expected
 * @example parseTrace("timestamp,count\n2026-11-20T00:00:00Z,3\n2026-11-20T00:01:00Z,5\n", "t.csv").binMs // 60000
 */
export function parseTrace(text: string, file: string): Trace {
  const { names, startMs, binMs, columns } = parseTable(text, file);
  const [counts] = columns;
  if (counts === undefined || names.length !== 1 || names[0] !== "count") {
    throw new InvalidInputError({
      where: file,
      line: 1,
      value: `the columns ${names.slice(0, 3).join(", ")}${names.length > 3 ? ", ..." : ""}`,
      expected: "the one column `count`; a file with a column per function is a fleet",
    });
  }
  return { name: traceName(file), startMs, binMs, counts };
}

/**
 * Parses a fleet: the header `timestamp,<function>,<function>...`, one trace a column.
 *
 * @throws {InvalidInputError} as `parseTrace` does
 */
export function parseFleet(text: string, file: string): readonly Trace[] {
  const { names, startMs, binMs, columns } = parseTable(text, file);
  return names.map((name, column) => ({ name, startMs, binMs, counts: columns[column] as Float64Array }));
}

function traceName(file: string): string {
  return (file.split(/[\\/]/).pop() ?? file).replace(/\.[^.]+$/, "");
}
