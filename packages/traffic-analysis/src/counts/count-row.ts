import type { FacetName } from "../sql/facets.js";

/** A row of the result of `countsQuery`, the same from both engines. */
export interface CountRow {
  readonly facet: FacetName;
  /** Of `kinds`. */
  readonly kind: number;
  /** Whole epoch minutes. */
  readonly minute: number | undefined;
  readonly route: string | undefined;
  readonly status: string | undefined;
  readonly durationClass: number | undefined;
  readonly initClass: number | undefined;
  readonly memoryMb: number | undefined;
  readonly usedMb: number | undefined;
  readonly requests: number;
  /** Undefined for a minute that was counted as a whole. */
  readonly busiestSecond: number | undefined;
  readonly squares: number | undefined;
  readonly durationMs: number;
  readonly timed: number;
  readonly coldStarts: number;
  readonly initMs: number;
}

/** Columns of the result, in the order in which `toCountRow` takes them. */
export const countColumns = [
  "facet",
  "kind",
  "minute",
  "route",
  "status",
  "duration_class",
  "init_class",
  "memory_mb",
  "used_mb",
  "requests",
  "busiest_second",
  "squares",
  "duration_ms",
  "timed",
  "cold_starts",
  "init_ms",
] as const;

/** A value as an engine hands it over: DuckDB has big integers, Athena nothing but text. */
export type Cell = string | number | bigint | null | undefined;

/** @param cells in the order of `countColumns` */
export function toCountRow(cells: readonly Cell[]): CountRow {
  const number = (index: number) => {
    const cell = cells[index];
    return cell === null || cell === undefined || cell === "" ? undefined : Number(cell);
  };
  const text = (index: number) => {
    const cell = cells[index];
    return cell === null || cell === undefined ? undefined : String(cell);
  };
  return {
    facet: text(0) as FacetName,
    kind: number(1) ?? 0,
    minute: number(2),
    route: text(3),
    status: text(4),
    durationClass: number(5),
    initClass: number(6),
    memoryMb: number(7),
    usedMb: number(8),
    requests: number(9) ?? 0,
    busiestSecond: number(10),
    squares: number(11),
    durationMs: number(12) ?? 0,
    timed: number(13) ?? 0,
    coldStarts: number(14) ?? 0,
    initMs: number(15) ?? 0,
  };
}
