import type { TargetMemory } from "../model/memory.js";
import { reason } from "../model/reason.js";
import type { Clamp } from "./clamp.js";

/**
 * After a scale-in, the next one waits. A scale-out in between ends the wait: it starts a state of its own, which the
 * stabilisation window guards.
 *
 * It ends one and a half tick intervals early, where the billing quantum opens: with both at five minutes, a cooldown
 * to the second would step over the end of each quantum and pay for another one. Source: Application Auto Scaling user guide, cooldown periods (read 2026-11)
 */
export const scaleInCooldown: Clamp = (wanted, { at, current, target, memory, intervalSeconds }) => {
  const { lastScaleInAt, lastScaleOutAt } = memory;
  if (lastScaleInAt === undefined || (lastScaleOutAt ?? -Infinity) > lastScaleInAt) return { value: wanted };
  const waitedSeconds = (at - lastScaleInAt) / 1000;
  const { cooldownSeconds } = target.scaleIn;
  if (waitedSeconds >= cooldownSeconds - intervalSeconds * 1.5) return { value: wanted };
  const text = `last scale-in ${Math.round(waitedSeconds)} s ago, cooldown ${cooldownSeconds} s`;
  return { value: current, because: reason("scaleInCooldown", text, { waitedSeconds, cooldownSeconds, wanted }) };
};

/**
 * Where relative adjustments start: while the cooldown of a scale-out runs, the capacity before it, so that what was
 * already added counts towards what a larger breach asks for. A second scale-out inside the cooldown keeps the base.
 */
export function scaleOutBase(memory: TargetMemory, cooldownSeconds: number, at: number, current: number): number {
  const { lastScaleOutAt, scaleOutBase: base } = memory;
  if (lastScaleOutAt === undefined || base === undefined) return current;
  return at - lastScaleOutAt < cooldownSeconds * 1000 ? Math.min(base, current) : current;
}
