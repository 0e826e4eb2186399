import type { Capacity } from "./model/capacity.js";
import type { Outcome } from "./model/decision.js";
import type { TargetMemory } from "./model/memory.js";
import type { DecisionRecord } from "./model/record.js";
import type { Resource, ResourceKind } from "./model/resource.js";
import type { SeriesByName, SignalName } from "./model/signals.js";
import type { Control } from "./model/target.js";
import type { TickSummary } from "./tick/summary.js";

/** Something an adapter could not do, as a value. `code` is the cloud's own name for it. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
}

export type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** Which signals a target's policies need, over how long a window. */
export interface SignalQuery {
  readonly target: string;
  readonly resource: Resource;
  readonly signals: readonly SignalName[];
  readonly windowSeconds: number;
}

export interface SignalReadings {
  readonly byTarget: ReadonlyMap<string, Attempt<SeriesByName>>;
  /** Start of the newest complete minute in which any heartbeat series had a point; epoch ms. */
  readonly heartbeatAt: number | undefined;
  /** What the reading took, for the record and for its cost. */
  readonly requests: number;
  readonly metrics: number;
}

/** Reads all targets' signals in as few calls as the source allows. Never throws for one target's trouble. */
export interface SignalReader {
  read(queries: readonly SignalQuery[], at: number, deadline: AbortSignal): Promise<SignalReadings>;
}

export interface Change {
  readonly target: string;
  readonly resource: Resource;
  readonly from: number | "unset";
  readonly to: number;
}

/** Reads and changes the capacity of one kind of resource. Trouble is a value; only bugs throw. */
export interface Actuator {
  read(resource: Resource, at: number, deadline: AbortSignal): Promise<Attempt<Capacity>>;
  /** Idempotent: asked for what already is, it answers `unchanged`. */
  apply(change: Change, deadline: AbortSignal): Promise<Outcome>;
}

export interface Remembered {
  readonly memory: TargetMemory | undefined;
  /** Revision for optimistic locking; undefined when nothing is stored. */
  readonly revision: number | undefined;
  readonly control: Control | undefined;
}

export interface MemoryWrite {
  readonly target: string;
  readonly memory: TargetMemory;
  readonly expected: number | undefined;
}

/** The right to run one tick, so that two at once cannot both act. */
export type Claim =
  | { readonly kind: "granted"; readonly previousTickAt: number | undefined; readonly token: string }
  | { readonly kind: "held"; readonly until: number };

/** Durable memory with optimistic locking (DynamoDB in AWS, a file or a map locally). */
export interface MemoryStore {
  claim(at: number, untilMs: number): Promise<Claim>;
  /**
   * Ends the claim and notes the tick as the previous one, unless it failed (`at` undefined). A claim that is not
   * released runs out by itself.
   */
  release(token: string, at: number | undefined): Promise<void>;
  load(targets: readonly string[]): Promise<ReadonlyMap<string, Remembered>>;
  save(writes: readonly MemoryWrite[]): Promise<ReadonlyMap<string, "saved" | "conflict">>;
}

/** Takes the records of a tick: log lines, metrics, history. */
export interface Recorder {
  write(records: readonly DecisionRecord[], summary: TickSummary): Promise<void>;
}

/** Epoch milliseconds; the only clock that the core knows. */
export interface Clock {
  now(): number;
}

export interface Ports {
  readonly clock: Clock;
  readonly signals: SignalReader;
  readonly actuators: Readonly<Partial<Record<ResourceKind, Actuator>>>;
  readonly memory: MemoryStore;
  readonly recorder: Recorder;
}
