import { drawable, type Extent } from "./extent.js";
import type { Series } from "./series.js";

/**
 * Highest value in each of so many equal spans of time. A span without a value of its own, between two that are further
 * apart, has the last one before; NaN where nothing is known.
 */
export function columnMaxima(series: Pick<Series, "at" | "values">, within: Extent, columns: number): Float64Array {
  const maxima = new Float64Array(columns).fill(Number.NaN);
  const last = new Float64Array(columns);
  const seen = new Uint8Array(columns);
  eachInside(series, within, columns, (column, value) => {
    const known = maxima[column] ?? Number.NaN;
    maxima[column] = Number.isNaN(known) || value > known ? value : known;
    last[column] = value;
    seen[column] = 1;
  });
  let held = Number.NaN;
  for (let column = 0; column < columns; column++) {
    if (seen[column] === 1) held = last[column] ?? Number.NaN;
    else maxima[column] = held;
  }
  return maxima;
}

/** Highest level of a series of steps in each of so many spans: what held at its start and what was set in it. */
export function columnLevels(steps: Pick<Series, "at" | "values">, within: Extent, columns: number): Float64Array {
  const levels = new Float64Array(columns);
  let held = Number.NaN;
  let index = 0;
  for (let column = 0; column < columns; column++) {
    const from = within.min + ((within.max - within.min) * column) / columns;
    const to = column === columns - 1 ? Number.POSITIVE_INFINITY : from + (within.max - within.min) / columns;
    let level = held;
    for (; index < steps.at.length && (steps.at[index] ?? to) < to; index++) {
      held = drawable(steps.values[index] ?? Number.NaN);
      // What is set at the very start leaves nothing of what held before.
      level = Number.isNaN(level) || (steps.at[index] ?? to) <= from ? held : Math.max(level, held);
    }
    levels[column] = level;
  }
  return levels;
}

/** Sum of the values in each of so many equal spans of time; NaN where nothing is known. */
export function columnSums(series: Pick<Series, "at" | "values">, within: Extent, columns: number): Float64Array {
  const sums = new Float64Array(columns).fill(Number.NaN);
  eachInside(series, within, columns, (column, value) => {
    const known = sums[column] ?? Number.NaN;
    if (!Number.isNaN(value)) sums[column] = drawable(Number.isNaN(known) ? value : known + value);
  });
  return sums;
}

/** Visits values as they are drawn, gaps (NaN) included. */
function eachInside(
  { at, values }: Pick<Series, "at" | "values">,
  within: Extent,
  columns: number,
  visit: (column: number, value: number) => void,
): void {
  const span = within.max - within.min;
  for (let index = 0; index < at.length; index++) {
    const now = at[index] ?? Number.NaN;
    const value = drawable(values[index] ?? Number.NaN);
    if (!(now >= within.min && now <= within.max)) continue;
    visit(Math.min(columns - 1, Math.floor(((now - within.min) / span) * columns)), value);
  }
}
