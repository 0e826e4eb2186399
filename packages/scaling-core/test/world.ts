import {
  type Actuator,
  type Capacity,
  type Change,
  type DecisionRecord,
  inMemoryStore,
  type Outcome,
  type Ports,
  type TargetSpec,
  type TickMode,
  type TickOptions,
  type TickResult,
  type TickSummary,
  tick,
  tickDefaults,
} from "../src/index.js";
import { MINUTE, series, T0 } from "./build.js";

/** A world of a few resources whose load a test sets: real ticks run against it, minute by minute. */
export function world(targets: readonly TargetSpec[], initial = 10) {
  const capacities = new Map(targets.map(({ name }) => [name, initial as number | "unset"]));
  const busy = new Map(targets.map(({ name }) => [name, 7]));
  const reads: string[] = [];
  const applied: Change[] = [];
  const written: DecisionRecord[][] = [];
  const summaries: TickSummary[] = [];
  const faults: {
    read?: (name: string) => Error | undefined;
    apply?: (change: Change) => Outcome | Error | undefined;
    signals?: Error;
  } = {};
  let now = T0;

  const nameOf = (resource: TargetSpec["resource"]): string =>
    targets.find((target) => JSON.stringify(target.resource) === JSON.stringify(resource))?.name ?? "?";

  /** Provisioned concurrency cannot exceed what the same function has reserved, if it has. */
  const capOf = (fn: string): number | undefined => {
    const cap = targets.find(({ resource }) => resource.kind === "lambda-reserved" && resource.function === fn);
    const value = cap === undefined ? undefined : capacities.get(cap.name);
    return value === "unset" ? undefined : value;
  };

  const actuator: Actuator = {
    async read(resource, at) {
      const name = nameOf(resource);
      reads.push(name);
      const fault = faults.read?.(name);
      if (fault !== undefined) throw fault;
      const requested = capacities.get(name) ?? "unset";
      const cap = resource.kind === "lambda-provisioned" ? capOf(resource.function) : undefined;
      const value: Capacity = {
        requested,
        ready: requested === "unset" ? 0 : requested,
        readAt: at,
        ...(cap === undefined
          ? {}
          : { ceiling: { value: cap, because: { code: "ceiling", text: `reserved ${cap}` } } }),
      };
      return { ok: true, value };
    },
    async apply(change) {
      const fault = faults.apply?.(change);
      if (fault instanceof Error) throw fault;
      if (fault !== undefined) return fault;
      applied.push(change);
      capacities.set(change.target, change.to);
      return { kind: "applied" };
    },
  };

  const memory = inMemoryStore();
  const ports: Ports = {
    clock: { now: () => now },
    memory,
    actuators: { "lambda-provisioned": actuator, "lambda-reserved": actuator },
    recorder: {
      async write(records, summary) {
        written.push([...records]);
        summaries.push(summary);
      },
    },
    signals: {
      async read(queries, at) {
        if (faults.signals !== undefined) throw faults.signals;
        const byTarget = new Map(
          queries.map(({ target }) => [
            target,
            {
              ok: true as const,
              value: {
                concurrency: series(at, busy.get(target) ?? 0),
                invocations: series(at, 10 * (busy.get(target) ?? 0)),
              },
            },
          ]),
        );
        return { byTarget, heartbeatAt: at - MINUTE, requests: 1, metrics: queries.length * 2 };
      },
    },
  };

  return {
    ports,
    memory,
    capacities,
    busy,
    reads,
    applied,
    written,
    summaries,
    faults,
    at: (ms: number) => {
      now = ms;
    },
    async tick(mode: TickMode = "active", over: Partial<TickOptions> = {}): Promise<TickResult> {
      const result = await tick(ports, {
        ...tickDefaults,
        targets,
        mode,
        deadline: new AbortController().signal,
        deadlineAt: now + 50_000,
        ...over,
      });
      now += MINUTE;
      return result;
    },
  };
}
