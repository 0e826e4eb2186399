import { drawable, type Extent } from "./extent.js";
import type { Series } from "./series.js";

/** Highest value in each of so many equal spans of time; NaN where nothing is known. */
export function columnMaxima(series: Pick<Series, "at" | "values">, within: Extent, columns: number): Float64Array {
  const maxima = new Float64Array(columns).fill(Number.NaN);
  eachInside(series, within, columns, (column, value) => {
    const known = maxima[column] ?? Number.NaN;
    maxima[column] = Number.isNaN(known) ? value : Math.max(known, value);
  });
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
    sums[column] = drawable(Number.isNaN(known) ? value : known + value);
  });
  return sums;
}

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
    if (Number.isNaN(value) || !(now >= within.min && now <= within.max)) continue;
    visit(Math.min(columns - 1, Math.floor(((now - within.min) / span) * columns)), value);
  }
}
