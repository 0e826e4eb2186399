import type { TargetMemory } from "../model/memory.js";
import { reason } from "../model/reason.js";
import { ceilCapacity } from "../rounding.js";
import type { Clamp, ClampContext } from "./clamp.js";

const MINUTE_MS = 60_000;

/** A growth limit in percent would hold a small target down: this many units a minute are always allowed. */
const ALWAYS_ALLOWED_OUT = 4;

/**
 * Limits growth within a minute: at most max(4, percent of the capacity a minute ago).
 * Source: Kubernetes horizontal pod autoscaler, scaleUp max(4 pods, 100 %) (read 2026-11)
 */
export const velocityOut: Clamp = (wanted, context) => {
  const { current, target } = context;
  const percent = target.scaleOut.maxPercentPerMinute;
  if (percent === undefined) return { value: wanted };
  const start = capacityMinuteAgo(context);
  const allowed = start + Math.max(ALWAYS_ALLOWED_OUT, ceilCapacity((start * percent) / 100));
  if (wanted <= allowed) return { value: wanted };
  const text = `wanted ${wanted}; at most ${percent} % more than ${start} within a minute`;
  return { value: Math.max(current, allowed), because: reason("velocityOut", text, { wanted, allowed, percent }) };
};

/** Limits what goes within a minute to a share of the capacity a minute ago; one unit may always go. */
export const velocityIn: Clamp = (wanted, context) => {
  const { current, target } = context;
  const percent = target.scaleIn.maxPercentPerMinute;
  const start = capacityMinuteAgo(context);
  const allowed = Math.min(start - 1, ceilCapacity(start * (1 - percent / 100)));
  if (wanted >= allowed) return { value: wanted };
  const text = `wanted ${wanted}; at most ${percent} % less than ${start} within a minute`;
  return { value: Math.min(current, allowed), because: reason("velocityIn", text, { wanted, allowed, percent }) };
};

/** Notes a change and forgets those older than a minute. */
export function noteChange(changes: TargetMemory["recentChanges"], at: number, change?: { from: number; to: number }) {
  const recent = changes.filter((known) => at - known.at < MINUTE_MS);
  if (change !== undefined) return [...recent, { at, ...change }];
  return recent.length === changes.length ? changes : recent;
}

/** Ticks jitter: a change of a whole interval ago, give or take a quarter, belongs to the minute before. */
function capacityMinuteAgo({ memory, at, current, intervalSeconds }: ClampContext): number {
  const windowMs = MINUTE_MS - Math.min(MINUTE_MS / 4, intervalSeconds * 250);
  return memory.recentChanges.find((change) => at - change.at < windowMs)?.from ?? current;
}
