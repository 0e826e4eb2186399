import type { Capacity } from "../model/capacity.js";
import type { Decision } from "../model/decision.js";
import type { Json, TargetMemory } from "../model/memory.js";
import type { Wish } from "../policies/combine.js";
import type { ClampContext } from "./clamp.js";
import { scaleOutBase } from "./cooldown.js";
import { noteChange } from "./velocity.js";
import { noteWish } from "./window.js";

/** What a target remembers when the decision was carried out, and when it was not. */
export interface Remembrance {
  readonly done: TargetMemory;
  /** Without the marks of a change that never came: no cooldown, no new quantum, so that the next tick tries again. */
  readonly undone: TargetMemory;
}

/** The memory after a decision. A hold that repeats itself leaves it equal. */
export function remember(step: {
  readonly memory: TargetMemory;
  readonly decision: Decision;
  readonly wish: Wish;
  readonly context: ClampContext;
  readonly capacity: Capacity;
  readonly policies: Readonly<Record<string, Json>>;
}): Remembrance {
  const { memory, decision, wish, context, capacity, policies } = step;
  const { at, current, target } = context;
  // While a policy is blind nobody knows the wish: counted as what is there, so that the window starts over after it.
  const wished = wish.blind === undefined ? (wish.dynamic ?? target.bounds.min) : Math.max(current, wish.dynamic ?? 0);
  const windowStart = at - target.scaleIn.stabilizationSeconds * 1000;
  const held: TargetMemory = {
    ...memory,
    wishes: noteWish(memory.wishes, at, wished, windowStart),
    recentChanges: noteChange(memory.recentChanges, at),
    capacity,
    policies,
  };
  if (decision.kind === "hold") {
    const same = { ...held, lastRecord: signature(decision) };
    return { done: same, undone: same };
  }

  // The capacity and the last record are forgotten: the one must be read again, the other is news.
  const { capacity: _read, lastRecord: _told, ...kept } = held;
  const changed = {
    ...kept,
    recentChanges: noteChange(memory.recentChanges, at, { from: current, to: decision.to }),
    quantumStart: at,
  };
  if (decision.to < current) return { done: { ...changed, lastScaleInAt: at }, undone: kept };
  const base = scaleOutBase(memory, target.scaleOut.cooldownSeconds, at, current);
  return { done: { ...changed, lastScaleOutAt: at, scaleOutBase: base }, undone: kept };
}

const signature = (decision: Decision & { kind: "hold" }): string =>
  [decision.at, ...decision.because.map(({ code }) => code)].join(" ");
