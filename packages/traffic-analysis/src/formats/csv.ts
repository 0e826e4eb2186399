import { literal } from "../sql/quote.js";
import { binMinutes } from "./bin-minutes.js";
import { delimiterPattern, fieldPattern } from "./csv-dialect.js";
import { type CsvShape, csvShape, findTimeColumn, type TimeColumn } from "./csv-shape.js";
import { fieldFor, millisecondsPerUnit, type Role } from "./field-roles.js";
import type { EventSql, LogFormat } from "./layout.js";

/**
 * CSV with a timestamp column of any kind, with or without a header; one record a line.
 *
 * Lines are taken apart by one regular expression that needs no looking back, made for the columns that are used. It
 * reads 10 million lines in about a second, and a broken quote breaks its own line only: a CSV reader would take the
 * lines up to the next quote for one field.
 */
export const csv: LogFormat = {
  name: "csv",
  title: "CSV with a timestamp column",
  recognise(lines, hints) {
    const shape = csvShape(lines);
    const time = shape && findTimeColumn(shape, hints.timeColumn);
    if (shape === undefined || time === undefined) return undefined;
    const used = usedColumns(shape, time);
    const isUnderstood = (row: readonly string[]) =>
      row.length === shape.columns && time.kind.accepts(row[time.index] ?? "");
    const bin = used.has("count") ? binMinutes(shape.rows.map((row) => row[time.index] ?? "")) : undefined;
    return {
      format: "csv",
      ...(bin !== undefined && { binMinutes: bin }),
      parse: `regexp_extract(line, ${literal(linePattern(shape, used))}, [${[...used.keys()].map(literal).join(", ")}])`,
      event: eventOf(shape, used, time, hints.logTimezone),
      understood: shape.rows.length === 0 ? 0 : shape.rows.filter(isUnderstood).length / shape.rows.length,
    };
  },
};

/** Columns by role, in the order of the file: the groups of the pattern come in that order. */
function usedColumns({ names }: CsvShape, time: TimeColumn): ReadonlyMap<Role, number> {
  const others = (["method", "path", "status", "duration", "count"] as const).flatMap((role) => {
    const index = fieldFor(role, names);
    return index === undefined || index === time.index ? [] : [[role, index] as const];
  });
  const all: (readonly [Role, number])[] = [["time", time.index], ...others];
  return new Map(all.sort(([, a], [, b]) => a - b));
}

function linePattern({ delimiter, columns }: CsvShape, used: ReadonlyMap<Role, number>): string {
  const captured = new Set(used.values());
  const field = fieldPattern(delimiter);
  const fields = Array.from({ length: columns }, (_, index) => `(${captured.has(index) ? "" : "?:"}${field})`);
  return `^${fields.join(delimiterPattern(delimiter))}\\r?$`;
}

function eventOf(
  shape: CsvShape,
  used: ReadonlyMap<Role, number>,
  { kind }: TimeColumn,
  logTimezone: string,
): EventSql {
  const text = (role: Role) => fieldText(role, shape.quoted.has(used.get(role) ?? -1));
  const number = (role: Role) => `TRY_CAST(${text(role)} AS DOUBLE)`;
  const perUnit = millisecondsPerUnit(shape.names[used.get("duration") ?? -1] ?? "");
  const stem = `split_part(${fieldText("path", true)}, '?', 1)`;
  const route = used.has("method") ? `${text("method")} || ' ' || ${stem}` : stem;
  return {
    second: kind.seconds(text("time"), logTimezone),
    ...(shape.header === undefined ? {} : { skipped: `rtrim(line, chr(13)) = ${literal(shape.header)}` }),
    ...(used.has("path") ? { route } : {}),
    ...(used.has("status") ? { status: text("status") } : {}),
    ...(used.has("duration") ? { durationMs: `${number("duration")} * ${perUnit}` } : {}),
    ...(used.has("count") ? { weight: number("count") } : {}),
  };
}

/** Taking quotes off costs time on every line: where the sample has none, only a path may still get them. */
const fieldText = (role: Role, quoted: boolean): string =>
  quoted
    ? `(CASE WHEN starts_with(f.${role}, '"') THEN replace(f.${role}[2:-2], '""', '"') ELSE f.${role} END)`
    : `f.${role}`;
