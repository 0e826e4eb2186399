import type { Capacity } from "./model/capacity.js";
import type { Decision } from "./model/decision.js";
import type { Json, TargetMemory } from "./model/memory.js";
import type { Reason } from "./model/reason.js";
import { reason } from "./model/reason.js";
import type { Proposal } from "./model/record.js";
import { type Measurement, measure, type SeriesByName, type SignalName } from "./model/signals.js";
import { soundMemory } from "./model/sound-memory.js";
import type { Control, TargetSpec } from "./model/target.js";
import { combine } from "./policies/combine.js";
import { propose, signalsNeeded } from "./policies/registry.js";
import { settle } from "./settle.js";
import { scaleOutBase } from "./stabilisation/cooldown.js";
import { remember } from "./stabilisation/remember.js";

/** Everything a decision is made from. Pure: the same input gives the same answer. */
export interface DecideInput {
  /** Epoch ms; nothing later has been seen. */
  readonly at: number;
  readonly target: TargetSpec;
  readonly capacity: Capacity;
  readonly series: SeriesByName;
  /** Start of the newest complete minute in which the source is known to have worked; epoch ms. */
  readonly heartbeatAt: number | undefined;
  readonly memory: TargetMemory | undefined;
  readonly control: Control | undefined;
  /** The tick before this one; undefined when unknown. A gap restarts the observation window. */
  readonly previousTickAt: number | undefined;
  readonly intervalSeconds: number;
  readonly staleAfterSeconds: number;
}

export interface Decided {
  readonly decision: Decision;
  readonly memory: TargetMemory;
  /** What to remember instead when the decision was not carried out. */
  readonly memoryIfUndone: TargetMemory;
  readonly seen: Readonly<Partial<Record<SignalName, Measurement>>>;
  readonly proposals: readonly Proposal[];
  /** Codes of what bent the wish, in order. */
  readonly clampedBy: readonly string[];
  /** What one unit of the capacity is, where it costs something to hold. */
  readonly unit: Capacity["unit"];
  /** False when decision and reasons are those of the decision before. */
  readonly changed: boolean;
}

/**
 * Decides for one target: what was seen -> what to do, and why.
 *
 *   proposals -> combination -> stabilisation -> bounds -> decision
 *
 * Never outside the bounds; never in without data, without a full window of observation or against a policy's vote;
 * always with a reason.
 *
 * @example decide(input).decision // { kind: "set", from: 10, to: 30, because: [{ code: "targetTracking", ... }] }
 */
export function decide(input: DecideInput): Decided {
  const { at, capacity, target } = input;
  const memory = soundMemory(input);
  const current = capacity.requested === "unset" ? capacity.ready : capacity.requested;
  const measureSignal = (name: SignalName): Measurement =>
    measure(input.series[name], input.heartbeatAt, at, input.staleAfterSeconds * 1000);

  const results = target.policies.map((spec) =>
    propose(spec, {
      at,
      kind: target.resource.kind,
      capacity,
      current,
      base: scaleOutBase(memory, target.scaleOut.cooldownSeconds, at, current),
      objective: target.objective,
      measure: measureSignal,
      series: (name) => input.series[name],
      memory: memory.policies[spec.id],
    }),
  );
  const proposals = results.map(({ proposal }) => proposal);
  const wish = combine(proposals);
  const context = { at, current, demand: wish.demand, target, memory, intervalSeconds: input.intervalSeconds };
  const settled = settle(wish, context, capacity, input.control);
  const decision = asDecision(capacity, settled.value, [...settled.wanted, ...settled.bent]);
  const policies: Record<string, Json> = {};
  for (const [index, { memory: carried }] of results.entries()) {
    const id = target.policies[index]?.id;
    if (id !== undefined && carried !== undefined) policies[id] = carried;
  }
  const next = remember({ memory, decision, wish, context, capacity, policies });
  return {
    decision,
    memory: next.done,
    memoryIfUndone: next.undone,
    seen: Object.fromEntries(
      signalsNeeded(target.policies, target.resource.kind, { policies, at }).signals.map((name) => [
        name,
        measureSignal(name),
      ]),
    ),
    proposals,
    clampedBy: settled.bent.map(({ code }) => code),
    unit: capacity.unit,
    changed: decision.kind === "set" || next.done.lastRecord !== memory.lastRecord,
  };
}

function asDecision(capacity: Capacity, value: number | undefined, because: readonly Reason[]): Decision {
  const { requested } = capacity;
  if (capacity.locked !== undefined) return { kind: "hold", at: requested, because: [capacity.locked, ...because] };
  if (value === undefined) return { kind: "hold", at: requested, because };
  if (requested !== value) return { kind: "set", from: requested, to: value, because };
  const there = reason("alreadyThere", `already at ${value}`, { capacity: value });
  return { kind: "hold", at: value, because: [...because, there] };
}
