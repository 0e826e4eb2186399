import type { TargetMemory } from "../model/memory.js";
import type { SeriesByName } from "../model/signals.js";
import type { TargetSpec } from "../model/target.js";
import { signalsNeeded } from "../policies/registry.js";
import type { Attempt, Failure, Ports, Remembered, SignalReadings } from "../ports.js";
import type { TickOptions } from "./options.js";

/** A target with what is known of it at the start of a tick. */
export interface Gathered {
  readonly target: TargetSpec;
  readonly remembered: Remembered;
  readonly series: Attempt<SeriesByName>;
}

const nothingRemembered: Remembered = { memory: undefined, revision: undefined, control: undefined };

/** Reads what all targets remember and what their policies need to see, each in one go. */
export async function gather(
  ports: Ports,
  options: TickOptions,
  at: number,
): Promise<{ readonly gathered: readonly Gathered[]; readonly readings: SignalReadings }> {
  const remembered = await ports.memory.load(options.targets.map(({ name }) => name));
  const queries = options.targets
    .map(({ name, resource, policies }) => {
      const known = { policies: remembered.get(name)?.memory?.policies ?? {}, at };
      return { target: name, resource, ...signalsNeeded(policies, resource.kind, known) };
    })
    .filter(({ signals }) => signals.length > 0);
  const readings = await readSignals(ports, queries, at, options.deadline);
  const gathered = options.targets.map((target) => ({
    target,
    remembered: remembered.get(target.name) ?? nothingRemembered,
    series: readings.byTarget.get(target.name) ?? { ok: true as const, value: {} },
  }));
  return { gathered, readings };
}

/** A source that breaks as a whole leaves every target blind; it does not end the tick: schedules still hold. */
async function readSignals(
  ports: Ports,
  queries: Parameters<Ports["signals"]["read"]>[0],
  at: number,
  deadline: AbortSignal,
): Promise<SignalReadings> {
  if (queries.length === 0) return { byTarget: new Map(), heartbeatAt: undefined, requests: 0, metrics: 0 };
  try {
    return await ports.signals.read(queries, at, deadline);
  } catch (cause) {
    const failure = asFailure(cause);
    const byTarget = new Map(queries.map(({ target }) => [target, { ok: false as const, failure }]));
    return { byTarget, heartbeatAt: undefined, requests: 0, metrics: 0 };
  }
}

/** What a thrown error says, as a value. */
export function asFailure(cause: unknown): Failure {
  return cause instanceof Error
    ? { code: cause.name, message: cause.message, retryable: false }
    : { code: "unknown", message: String(cause), retryable: false };
}

/** Remembered capacity that a decision may start from: known, and not waiting for something to finish. */
export function usableCapacity(memory: TargetMemory | undefined) {
  const capacity = memory?.capacity;
  return capacity === undefined || capacity.locked !== undefined ? undefined : capacity;
}
