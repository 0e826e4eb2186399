import type { Capacity } from "../model/capacity.js";
import type { Reason } from "../model/reason.js";
import { reason } from "../model/reason.js";

/**
 * The last word: the file's bounds, a schedule's cap, what the cloud would accept. Nothing is ever set outside them.
 * Order of strength, weakest first: cap, minimum, maximum, ceiling.
 */
export function bound(
  wanted: number,
  bounds: { readonly min: number; readonly max: number },
  cap: number | undefined,
  ceiling: Capacity["ceiling"],
): { readonly value: number; readonly because: readonly Reason[] } {
  const because: Reason[] = [];
  let value = wanted;
  if (cap !== undefined && value > cap) {
    because.push(reason("boundsMax", `wanted ${value}, a schedule allows ${cap}`, { wanted: value, max: cap }));
    value = cap;
  }
  if (value < bounds.min) {
    because.push(reason("boundsMin", `wanted ${value}, minimum ${bounds.min}`, { wanted: value, min: bounds.min }));
    value = bounds.min;
  }
  if (value > bounds.max) {
    because.push(reason("boundsMax", `wanted ${value}, maximum ${bounds.max}`, { wanted: value, max: bounds.max }));
    value = bounds.max;
  }
  if (ceiling !== undefined && value > ceiling.value) {
    because.push(ceiling.because);
    value = ceiling.value;
  }
  return { value, because };
}
