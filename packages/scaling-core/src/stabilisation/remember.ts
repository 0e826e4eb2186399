import type { Capacity } from "../model/capacity.js";
import type { Decision } from "../model/decision.js";
import type { Json, TargetMemory } from "../model/memory.js";
import type { Wish } from "../policies/combine.js";
import type { ClampContext } from "./clamp.js";
import { scaleOutBase } from "./cooldown.js";
import { noteChange } from "./velocity.js";
import { noteWish } from "./window.js";

/** The memory after a decision. A hold that repeats itself leaves it equal. */
export function remember(step: {
  readonly memory: TargetMemory;
  readonly decision: Decision;
  readonly wish: Wish;
  readonly context: ClampContext;
  readonly capacity: Capacity;
  readonly policies: Readonly<Record<string, Json>>;
}): TargetMemory {
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
  if (decision.kind === "hold") return { ...held, lastRecord: signature(decision) };

  // The capacity and the last record are forgotten: the one must be read again, the other is news.
  const { capacity: _read, lastRecord: _told, ...kept } = held;
  const changed = {
    ...kept,
    recentChanges: noteChange(memory.recentChanges, at, { from: current, to: decision.to }),
    quantumStart: at,
  };
  if (decision.to < current) return { ...changed, lastScaleInAt: at };
  const base = scaleOutBase(memory, target.scaleOut.cooldownSeconds, at, current);
  return { ...changed, lastScaleOutAt: at, scaleOutBase: base };
}

const signature = (decision: Decision & { kind: "hold" }): string =>
  [decision.at, ...decision.because.map(({ code }) => code)].join(" ");
