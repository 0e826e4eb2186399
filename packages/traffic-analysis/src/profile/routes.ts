import type { RouteCount, StatusCount } from "../counts/log-counts.js";

/** What one route, or one status, had. */
export interface Slice {
  readonly name: string;
  readonly requests: number;
  /** Of all requests; fraction. */
  readonly share: number;
}

export interface RouteProfile extends Slice {
  /** Answered with 5xx, or by a Lambda failure or timeout; fraction of the route's requests. */
  readonly errorRate: number;
  /** Mean duration; undefined where the log has none. */
  readonly meanMs: number | undefined;
}

const unknown = "(unknown)";

/** Requests by route, most first. */
export function routesOf(counts: readonly RouteCount[], total: number): readonly RouteProfile[] {
  return [...groupBy(counts, ({ route }) => route ?? unknown)]
    .map(([name, group]) => {
      const requests = sum(group, (count) => count.requests);
      const timed = sum(group, (count) => count.timed);
      const errors = sum(group, (count) => (isError(count.status) ? count.requests : 0));
      return {
        name,
        requests,
        share: requests / total,
        errorRate: errors / requests,
        meanMs: timed === 0 ? undefined : sum(group, (count) => count.durationMs) / timed,
      };
    })
    .sort(mostFirst);
}

/** Requests by status, most first. */
export function statusesOf(counts: readonly StatusCount[], total: number): readonly Slice[] {
  return counts
    .map(({ status, requests }) => ({ name: status ?? unknown, requests, share: requests / total }))
    .sort(mostFirst);
}

const isError = (status: string | undefined): boolean => /^(5\d\d|error|failure|timeout)$/.test(status ?? "");

const mostFirst = (a: Slice, b: Slice): number => b.requests - a.requests || a.name.localeCompare(b.name, "en");

const sum = (counts: readonly RouteCount[], pick: (count: RouteCount) => number): number =>
  counts.reduce((total, count) => total + pick(count), 0);

function groupBy(counts: readonly RouteCount[], key: (count: RouteCount) => string): ReadonlyMap<string, RouteCount[]> {
  const groups = new Map<string, RouteCount[]>();
  for (const count of counts) {
    const group = groups.get(key(count));
    if (group === undefined) groups.set(key(count), [count]);
    else group.push(count);
  }
  return groups;
}
