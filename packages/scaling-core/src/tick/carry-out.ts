import type { Outcome } from "../model/decision.js";
import type { TargetMemory } from "../model/memory.js";
import { reason } from "../model/reason.js";
import type { DecisionRecord } from "../model/record.js";
import type { Change, MemoryWrite, Ports } from "../ports.js";
import { act } from "./act.js";
import type { Draft } from "./draft.js";
import type { TickOptions } from "./options.js";

/** A capacity that was read again and found equal is not worth a write before this age. */
const REMEMBER_READING_MS = 600_000;

/**
 * Saves what was decided, then does it, then says what became of it.
 *
 * Memory is saved first: whoever loses the race for it does not act, and a crash between the two leaves a memory that
 * is too careful (a cooldown for a change that never came) and a capacity that the next tick reads anew.
 */
export async function carryOut(
  ports: Ports,
  options: TickOptions,
  drafts: readonly Draft[],
  at: number,
): Promise<readonly DecisionRecord[]> {
  const active = options.mode === "active";
  const saved = options.mode === "plan" ? nothingSaved : await saveAll(ports, drafts, at, active);
  const changes = drafts.flatMap((draft): Change[] => {
    const { target } = draft.from;
    if (draft.kind !== "decided" || draft.decided.decision.kind !== "set" || saved.conflicts.has(target.name))
      return [];
    const { from, to } = draft.decided.decision;
    return [{ target: target.name, resource: target.resource, from, to }];
  });
  const outcomes = active ? await act(ports, changes, options.deadline) : new Map<string, Outcome>();
  if (active) await takeBack(ports, drafts, outcomes, saved.revisions);
  return drafts.map((draft) => record(draft, at, saved.conflicts, outcomes));
}

interface Saved {
  readonly conflicts: ReadonlySet<string>;
  /** Revisions after the save. */
  readonly revisions: ReadonlyMap<string, number>;
}

const nothingSaved: Saved = { conflicts: new Set(), revisions: new Map() };

async function saveAll(ports: Ports, drafts: readonly Draft[], at: number, active: boolean): Promise<Saved> {
  const writes = drafts.flatMap((draft): MemoryWrite[] => {
    const { target, remembered } = draft.from;
    const { memory: before, revision: expected } = remembered;
    const memory = memoryAfter(draft, at, active);
    return memory === undefined || !worthSaving(before, memory) ? [] : [{ target: target.name, memory, expected }];
  });
  if (writes.length === 0) return nothingSaved;
  const results = await ports.memory.save(writes);
  return {
    conflicts: new Set([...results].filter(([, result]) => result === "conflict").map(([target]) => target)),
    revisions: new Map(writes.map(({ target, expected }) => [target, (expected ?? 0) + 1])),
  };
}

/** A target whose capacity could not be read was not watched: its window starts over when it can be read again. */
function memoryAfter(draft: Draft, at: number, active: boolean): TargetMemory | undefined {
  if (draft.kind === "decided") return active ? draft.decided.memory : draft.decided.memoryIfUndone;
  const before = draft.from.remembered.memory;
  return before === undefined ? undefined : { ...before, observingSince: at };
}

/** Takes back what was remembered of changes that did not come, so that the next tick tries again without a cooldown. */
async function takeBack(
  ports: Ports,
  drafts: readonly Draft[],
  outcomes: ReadonlyMap<string, Outcome>,
  revisions: ReadonlyMap<string, number>,
): Promise<void> {
  const writes = drafts.flatMap((draft): MemoryWrite[] => {
    const { name } = draft.from.target;
    const outcome = outcomes.get(name);
    const expected = revisions.get(name);
    if (draft.kind !== "decided" || outcome === undefined || expected === undefined) return [];
    if (outcome.kind === "applied" || outcome.kind === "unchanged") return [];
    return [{ target: name, memory: draft.decided.memoryIfUndone, expected }];
  });
  // Who lost the race for a memory meanwhile lets the other one's stand.
  if (writes.length > 0) await ports.memory.save(writes);
}

function worthSaving(before: TargetMemory | undefined, after: TargetMemory): boolean {
  if (before?.capacity === undefined || after.capacity === undefined) return true;
  if (!samePolicies(before.policies, after.policies)) return true;
  const recent = after.capacity.readAt - before.capacity.readAt < REMEMBER_READING_MS;
  const capacity = recent ? { ...after.capacity, readAt: before.capacity.readAt } : after.capacity;
  return JSON.stringify({ ...before, policies: {} }) !== JSON.stringify({ ...after, capacity, policies: {} });
}

/**
 * By identity: what a policy carries over may be hundreds of kilobytes, and comparing that text every minute would cost
 * more than the decision. A policy that has nothing new to remember hands back what it was given.
 */
function samePolicies(before: TargetMemory["policies"], after: TargetMemory["policies"]): boolean {
  const ids = Object.keys(after);
  return ids.length === Object.keys(before).length && ids.every((id) => before[id] === after[id]);
}

function record(
  draft: Draft,
  at: number,
  conflicts: ReadonlySet<string>,
  outcomes: ReadonlyMap<string, Outcome>,
): DecisionRecord {
  const { target, remembered } = draft.from;
  const base = { at, target: target.name, resource: target.resource };
  if (draft.kind === "unreadable") {
    const { code, message, retryable } = draft.failure;
    const because = [reason("capacityUnknown", `the capacity could not be read: ${code}: ${message}`, { code })];
    return {
      ...base,
      seen: {},
      proposals: [],
      decision: { kind: "hold", at: remembered.memory?.capacity?.requested ?? "unset", because },
      clampedBy: [],
      outcome: { kind: "failed", code, why: message, retryable },
      changed: true,
    };
  }
  const { decision, seen, proposals, clampedBy, unit, changed } = draft.decided;
  const outcome = conflicts.has(target.name) ? conflict : outcomeOf(draft, outcomes);
  return { ...base, seen, proposals, decision, clampedBy, outcome, ...(unit === undefined ? {} : { unit }), changed };
}

const conflict: Outcome = {
  kind: "skipped",
  code: "conflict",
  why: "another tick changed this target's memory in the meantime; it acts, this one does not",
};

function outcomeOf(draft: Draft & { kind: "decided" }, outcomes: ReadonlyMap<string, Outcome>): Outcome {
  if (draft.decided.decision.kind === "hold") return { kind: "unchanged" };
  return (
    outcomes.get(draft.from.target.name) ?? { kind: "skipped", code: "dryRun", why: "nothing is changed in a dry run" }
  );
}
