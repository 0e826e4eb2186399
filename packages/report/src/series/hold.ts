import type { Extent } from "./extent.js";
import type { Series } from "./series.js";

/**
 * A series of steps, cut to a span of time: what held before it still holds at its beginning, and what held last holds
 * to its end.
 * @param within epoch ms
 */
export function holdWithin(series: Series, within: Extent): Series {
  const at: number[] = [];
  const values: number[] = [];
  let held: number | undefined;
  for (let index = 0; index < series.at.length; index++) {
    const now = series.at[index] ?? Number.NaN;
    if (now > within.max) break;
    const value = series.values[index] ?? Number.NaN;
    if (now >= within.min) {
      if (at.length === 0 && held !== undefined && now > within.min) {
        at.push(within.min);
        values.push(held);
      }
      at.push(now);
      values.push(value);
    }
    held = value;
  }
  if (held !== undefined) {
    if (at.length === 0) {
      at.push(within.min);
      values.push(held);
    }
    if ((at.at(-1) ?? within.max) < within.max) {
      at.push(within.max);
      values.push(held);
    }
  }
  return { label: series.label, at, values };
}
