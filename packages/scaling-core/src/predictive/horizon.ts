/**
 * The minutes that a decision is about, counted from the newest minute that was seen.
 *
 * The newest complete minute ended a metric lag ago, so that minute 2 is the one that begins now. What is given back now
 * is missed from then on; what is asked for now is usable after the spin-up of one to two minutes, in minute 4.
 */
export interface Horizon {
  readonly nearFirst: number;
  readonly nearLast: number;
  readonly aheadFirst: number;
  readonly aheadLast: number;
}

/** @param horizonSeconds how far ahead capacity is bought; seconds, 300..900 */
export function horizonOf(horizonSeconds: number): Horizon {
  return { nearFirst: 2, nearLast: 4, aheadFirst: 4, aheadLast: Math.round(horizonSeconds / 60) - 2 };
}

/** Minutes after the newest that was seen in which a change is billed and a release takes effect. */
export const RELEASED_AFTER = 2;
/** Minutes after the newest that was seen from which on a raise is usable. */
export const USABLE_AFTER = 4;
