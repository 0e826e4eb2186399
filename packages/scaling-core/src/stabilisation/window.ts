import type { TargetMemory } from "../model/memory.js";
import { reason } from "../model/reason.js";
import type { Clamp } from "./clamp.js";

/**
 * Down-stabilisation: on the way in, the largest wish of the window wins, so that a short lull gives nothing back.
 * Source: Kubernetes horizontal pod autoscaler, scaleDown.stabilizationWindowSeconds 300 (read 2026-11)
 */
export const stabilisationWindow: Clamp = (wanted, { at, current, target, memory }) => {
  const windowSeconds = target.scaleIn.stabilizationSeconds;
  const largest = Math.max(wanted, ...wishesIn(memory.wishes, at - windowSeconds * 1000, at));
  if (largest === wanted) return { value: wanted };
  const value = Math.min(largest, current);
  const text = `wanted ${wanted}, but ${largest} within the last ${windowSeconds} s`;
  return { value, because: reason("stabilizationWindow", text, { wanted, largest, windowSeconds }) };
};

/**
 * Notes a wish. Wishes are kept as steps, each holding until the next, so that a steady wish leaves the memory equal;
 * steps that ended before the window are dropped, the one that reaches into it is kept.
 */
export function noteWish(wishes: TargetMemory["wishes"], at: number, capacity: number, windowStart: number) {
  const last = wishes.at(-1);
  const grown = last?.capacity === capacity ? wishes : [...wishes, { at, capacity }];
  const firstInside = grown.findIndex((wish) => wish.at > windowStart);
  const drop = (firstInside === -1 ? grown.length : firstInside) - 1;
  return drop > 0 ? grown.slice(drop) : grown;
}

/** Wishes that held at some moment between the two; the newest one ends now. */
function wishesIn(wishes: TargetMemory["wishes"], windowStart: number, now: number): readonly number[] {
  return wishes.filter((_, index) => (wishes[index + 1]?.at ?? now) > windowStart).map(({ capacity }) => capacity);
}
