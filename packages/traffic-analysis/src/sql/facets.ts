import type { EventSql } from "../formats/layout.js";

/** A question that the lines are counted for, and the columns it is grouped by. */
interface Facet {
  readonly columns: readonly string[];
  /** Fields of an event of which one at least must be known. */
  readonly needs: readonly (keyof EventSql)[];
}

const facets = {
  time: { columns: ["bin"], needs: ["second"] },
  route: { columns: ["request", "status"], needs: ["route"] },
  status: { columns: ["status"], needs: ["status"] },
  duration: { columns: ["duration_class"], needs: ["durationMs"] },
  init: { columns: ["init_class"], needs: ["initMs"] },
  memory: { columns: ["memory_mb", "used_mb"], needs: ["memoryMb"] },
} as const satisfies Record<string, Facet>;

export type FacetName = keyof typeof facets;

const names: readonly FacetName[] = ["time", "route", "status", "duration", "init", "memory"];

/** The questions that these events can answer: each costs a hash table, so that the others are not asked. */
export function facetsOf(events: readonly EventSql[]): readonly FacetName[] {
  return names.filter((name) => {
    const needs: readonly (keyof EventSql)[] = facets[name].needs;
    return needs.some((field) => events.some((event) => event[field] !== undefined));
  });
}

/** GROUPING SETS, one a question; the kind of line belongs to each. */
export const groupingSets = (asked: readonly FacetName[]): string =>
  asked.map((name) => `(${["kind", ...facets[name].columns].join(", ")})`).join(", ");

/** SQL for the name of the question that a row answers. GROUPING's bits are 0 for the columns grouped by. */
export function facetName(asked: readonly FacetName[]): string {
  const marks = [...new Set(asked.flatMap((name): readonly string[] => facets[name].columns))];
  const cases = asked.map((name) => {
    const columns: readonly string[] = facets[name].columns;
    const bits = marks.map((mark) => (columns.includes(mark) ? "0" : "1")).join("");
    return `WHEN ${Number.parseInt(bits, 2)} THEN '${name}'`;
  });
  return `CASE GROUPING(${marks.join(", ")}) ${cases.join(" ")} END`;
}

const types: Readonly<Record<string, string>> = { bin: "BIGINT", request: "VARCHAR", status: "VARCHAR" };

/** Every column of every question; NULL for those that nothing is grouped by. */
export function facetColumns(asked: readonly FacetName[]): string {
  const grouped = new Set<string>(asked.flatMap((name) => facets[name].columns));
  const every = new Set(names.flatMap((name): readonly string[] => facets[name].columns));
  return [...every]
    .map((column) => (grouped.has(column) ? column : `CAST(NULL AS ${types[column] ?? "INTEGER"}) AS ${column}`))
    .join(", ");
}
