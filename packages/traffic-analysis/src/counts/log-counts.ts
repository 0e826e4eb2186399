import { kinds } from "../sql/counts-query.js";
import { middleOfClassMs } from "../sql/duration-class.js";
import type { CountRow } from "./count-row.js";
import type { MinuteColumns } from "./minute-columns.js";

/** Routes that are told apart, with their statuses; the rarer ones are in the totals only. */
export const mostRoutes = 1000;

/** Requests of one route with one status. */
export interface RouteCount {
  /** Undefined where the log names none. */
  readonly route: string | undefined;
  readonly status: string | undefined;
  readonly requests: number;
  readonly durationMs: number;
  readonly timed: number;
}

/** Requests with one status. */
export interface StatusCount {
  readonly status: string | undefined;
  readonly requests: number;
}

/** So many requests took about so long. */
export interface DurationCount {
  readonly durationMs: number;
  readonly requests: number;
}

/** So many invocations used so much of their memory. */
export interface MemoryCount {
  readonly memoryMb: number;
  readonly usedMb: number;
  readonly requests: number;
  readonly durationMs: number;
}

/** Everything the analysis is made from: small, however long the log. */
export interface LogCounts {
  readonly lines: { readonly requests: number; readonly skipped: number; readonly malformed: number };
  /** Minutes with requests. */
  readonly minutes: MinuteColumns;
  /** Most first; at most `mostRoutes`. */
  readonly routes: readonly RouteCount[];
  /** All of them. */
  readonly statuses: readonly StatusCount[];
  /** From short to long. */
  readonly durations: readonly DurationCount[];
  readonly inits: readonly DurationCount[];
  readonly memory: readonly MemoryCount[];
}

/** Sorts the rows of the query's result by what they answer; those of minutes are left out. */
export async function collectCounts(rows: AsyncIterable<CountRow>): Promise<Omit<LogCounts, "minutes">> {
  const lines = { requests: 0, skipped: 0, malformed: 0 };
  const routes: RouteCount[] = [];
  const statuses: StatusCount[] = [];
  const durations: DurationCount[] = [];
  const inits: DurationCount[] = [];
  const memory: MemoryCount[] = [];
  for await (const row of rows) {
    if (row.kind === kinds.skipped) lines.skipped += row.requests;
    else if (row.kind === kinds.malformed) lines.malformed += row.requests;
    else if (row.facet === "time") lines.requests += row.requests;
    else if (row.facet === "route") routes.push(routeOf(row));
    else if (row.facet === "status") statuses.push({ status: row.status, requests: row.requests });
    else if (row.facet === "duration") pushClass(durations, row.durationClass, row.requests);
    else if (row.facet === "init") pushClass(inits, row.initClass, row.requests);
    else pushMemory(memory, row);
  }
  return {
    lines,
    routes: routes.sort((a, b) => b.requests - a.requests || order(a, b)),
    statuses: statuses.sort((a, b) => b.requests - a.requests),
    durations: durations.sort((a, b) => a.durationMs - b.durationMs),
    inits: inits.sort((a, b) => a.durationMs - b.durationMs),
    memory,
  };
}

const routeOf = ({ route, status, requests, durationMs, timed }: CountRow): RouteCount => ({
  route,
  status,
  requests,
  durationMs,
  timed,
});

function pushClass(classes: DurationCount[], durationClass: number | undefined, requests: number): void {
  if (durationClass !== undefined) classes.push({ durationMs: middleOfClassMs(durationClass), requests });
}

function pushMemory(memory: MemoryCount[], { memoryMb, usedMb, requests, durationMs }: CountRow): void {
  if (memoryMb !== undefined && usedMb !== undefined) memory.push({ memoryMb, usedMb, requests, durationMs });
}

/** Ties in one order, so that the same log gives the same report. */
function order(a: RouteCount, b: RouteCount): number {
  return `${a.route} ${a.status}`.localeCompare(`${b.route} ${b.status}`, "en");
}
