import type { Extent } from "../series/extent.js";

/** Where an axis is labelled. */
export interface Ticks {
  readonly step: number;
  /** Rising, at least two, step apart. */
  readonly values: readonly number[];
}

/**
 * Round values that cover an extent: steps of 1, 2 or 5 times a power of ten.
 *
 * The first is at or below `min`, the last at or above `max`, so they are also the domain of the axis.
 * An extent without length, or too short for doubles to divide, is widened first.
 *
 * @param about how many steps are wanted; > 0. There may be twice as many or half.
 * @param smallestStep 1 for what is counted in whole numbers; 0 for no limit
 */
export function linearTicks(extent: Extent, about: number, smallestStep: number): Ticks {
  const { min, max } = widen(extent);
  const step = Math.max(smallestStep, roundStep((max - min) / about));
  const first = Math.floor(min / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(max / step - 1e-9));
  const values = Array.from({ length: last - first + 1 }, (_, index) => multiple(first + index, step));
  return { step, values };
}

/** The smallest of 1, 2, 5 times a power of ten that is no less than this. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  // Powers of ten below 1e-300 lose digits; nothing drawn here is that small.
  const factor = [1, 2, 5].find((candidate) => candidate * power >= least * (1 - 1e-9)) ?? 10;
  return Number((factor * power).toPrecision(1));
}

function widen({ min, max }: Extent): Extent {
  const size = Math.max(Math.abs(min), Math.abs(max));
  if (size < 1e-290) return { min: 0, max: 1 };
  if (max - min > size * 1e-9) return { min, max };
  return { min: min - size * 0.1, max: max + size * 0.1 };
}

/** 3 * 0.1 is 0.30000000000000004; an axis says 0.3. */
function multiple(count: number, step: number): number {
  return Number((count * step).toPrecision(12)) + 0;
}
