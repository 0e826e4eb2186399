import type { Capacity } from "./model/capacity.js";
import type { Reason } from "./model/reason.js";
import { reason } from "./model/reason.js";
import type { Control, Override } from "./model/target.js";
import type { Wish } from "./policies/combine.js";
import { bound } from "./stabilisation/bounds.js";
import { type Clamp, type ClampContext, runClamps } from "./stabilisation/clamp.js";
import { scaleInCooldown } from "./stabilisation/cooldown.js";
import { observation } from "./stabilisation/observation.js";
import { billingQuantum } from "./stabilisation/quantum.js";
import { suspendedIn, suspendedOut } from "./stabilisation/suspend.js";
import { tolerance } from "./stabilisation/tolerance.js";
import { velocityIn, velocityOut } from "./stabilisation/velocity.js";
import { stabilisationWindow } from "./stabilisation/window.js";

/** Rules in the order in which they bend a wish; the last word has the quantum, because it only asks to wait. */
const outward: readonly Clamp[] = [suspendedOut, tolerance, velocityOut];
const inward: readonly Clamp[] = [
  suspendedIn,
  observation,
  stabilisationWindow,
  tolerance,
  scaleInCooldown,
  velocityIn,
  billingQuantum,
];

export interface Settled {
  /** The capacity to set; undefined to leave it as it is, which for an unset reservation is not a number. */
  readonly value: number | undefined;
  /** What was wanted and by whom. */
  readonly wanted: readonly Reason[];
  /** What bent it, in order. */
  readonly bent: readonly Reason[];
}

/**
 * Turns a wish into a value: operator first, then the rules of the direction, schedules on top, bounds last.
 * A pause holds everything; an override replaces the wish and asks no rule but the bounds.
 */
export function settle(wish: Wish, context: ClampContext, capacity: Capacity, control: Control | undefined): Settled {
  const { at, target } = context;
  const pause = control?.pause;
  if (pause !== undefined && at < pause.until) {
    const values = { until: pause.until, by: pause.by, reason: pause.reason };
    return { value: undefined, wanted: [], bent: [reason("paused", `paused by ${pause.by}: ${pause.reason}`, values)] };
  }
  const override = [control?.override, target.override].find((known) => known !== undefined && at < known.until);
  if (override !== undefined) return overridden(override, context, capacity);

  if (capacity.requested === "unset") return introduced(wish, context, capacity);

  const followed = followLoad(wish, context);
  const scheduled = holdSchedules(followed.value, wish, context);
  const bounded = bound(scheduled.value, target.bounds, scheduled.cap, capacity.ceiling);
  const bent = [...followed.because, ...scheduled.because, ...bounded.because];
  const veto = suspendVeto(bounded.value, scheduled.firm, context);
  return veto === undefined
    ? { value: bounded.value, wanted: wish.because, bent }
    : { value: undefined, wanted: wish.because, bent: [...bent, veto] };
}

function overridden(override: Override, { target }: ClampContext, capacity: Capacity): Settled {
  const said = reason("override", `override to ${override.capacity}: ${override.reason}`, {
    capacity: override.capacity,
    until: override.until,
  });
  const bounded = bound(override.capacity, target.bounds, undefined, capacity.ceiling);
  return { value: bounded.value, wanted: [], bent: [said, ...bounded.because] };
}

/**
 * A first reservation is a new cap on a function that had none: it is set only by votes that saw the load for a full
 * window, at the largest of them, at once (a velocity limit would start from zero and throttle), and never in a
 * suspended direction.
 */
function introduced(wish: Wish, context: ClampContext, capacity: Capacity): Settled {
  const { target } = context;
  const wanted = wish.because;
  if (wish.dynamic === undefined || wish.blind !== undefined) return { value: undefined, wanted, bent: [] };
  if (target.suspend.scaleOut) {
    const text = `a first reservation of ${wish.dynamic} is suspended`;
    return { value: undefined, wanted, bent: [reason("scaleOutSuspended", text, { wanted: wish.dynamic })] };
  }
  // Seen from a function without a cap every reservation is a way in: the same two rules watch over it.
  const uncapped = { ...context, current: Infinity };
  const watched = runClamps(wish.dynamic, [observation, stabilisationWindow], uncapped);
  if (watched.value === Infinity) return { value: undefined, wanted, bent: watched.because };
  const scheduled = holdSchedules(watched.value, wish, context);
  const bounded = bound(scheduled.value, target.bounds, scheduled.cap, capacity.ceiling);
  return { value: bounded.value, wanted, bent: [...watched.because, ...scheduled.because, ...bounded.because] };
}

function followLoad(wish: Wish, context: ClampContext): { value: number; because: readonly Reason[] } {
  const { current, target } = context;
  // Without a vote the load asks for nothing, and the bounds' minimum is what remains when a schedule closes.
  const wanted = wish.dynamic ?? (wish.blind === undefined ? target.bounds.min : current);
  if (wanted > current) return runClamps(wanted, outward, context);
  if (wanted === current || wish.blind !== undefined) return { value: current, because: [] };
  return runClamps(wanted, inward, context);
}

function holdSchedules(followed: number, wish: Wish, { target }: ClampContext) {
  if (wish.firm === undefined && wish.cap === undefined) {
    return { value: followed, firm: false, cap: undefined, because: [] };
  }
  if (target.suspend.scheduled) {
    const because = [reason("scheduledSuspended", "a schedule is open, but schedules are suspended")];
    return { value: followed, firm: false, cap: undefined, because };
  }
  const firm = wish.firm !== undefined && wish.firm > followed;
  return { value: Math.max(followed, wish.firm ?? 0), firm, cap: wish.cap, because: [] };
}

/** Bounds are the last word on the value, but a suspended direction is not moved in at all. */
function suspendVeto(value: number, firm: boolean, context: ClampContext): Reason | undefined {
  const { current, target } = context;
  if (value > current && target.suspend.scaleOut && !firm) return suspendedOut(value, context).because;
  if (value < current && target.suspend.scaleIn) return suspendedIn(value, context).because;
  return undefined;
}
