import type { Extent } from "../series/extent.js";

/**
 * Round values on a logarithmic axis: 1, 2 and 5 times powers of ten over few decades, powers of ten over many.
 *
 * @param extent both ends > 0
 * @param about how many are wanted; > 0
 * @returns rising; the first at or below `min`, the last at or above `max`: the domain of the axis
 */
export function logTicks({ min, max }: Extent, about: number): number[] {
  const low = Math.floor(Math.log10(min) + 1e-9);
  const high = Math.max(low + 1, Math.ceil(Math.log10(max) - 1e-9));
  const factors = (high - low) * 3 <= about ? [1, 2, 5] : [1];
  const stride = Math.max(1, Math.ceil((high - low) / about));
  const decades = Array.from({ length: Math.ceil((high - low) / stride) + 1 }, (_, index) => low + index * stride);
  const all = decades.flatMap((power) => factors.map((factor) => Number(`${factor}e${power}`)));
  const first = all.findLastIndex((tick) => tick <= min * (1 + 1e-9));
  const last = all.findIndex((tick) => tick >= max * (1 - 1e-9));
  return trimmed(all, Math.max(0, first), last < 0 ? all.length - 1 : last);
}

/** At least two: an axis has a length. */
function trimmed(all: readonly number[], first: number, last: number): number[] {
  return all.slice(last > first ? first : Math.max(0, last - 1), Math.max(last, first + 1) + 1);
}
