import type { Extent } from "./extent.js";

/**
 * Chooses the points of a long series that a chart of so many columns can show.
 *
 * Of each column the first, the lowest, the highest and the last point stay, in their order: drawn as a line this
 * paints the same pixels as all points do, so a spike of one minute survives a month.
 * A gap (NaN) stays where it is the first or the last of its column or lies alone in it.
 * Source: Jugel et al., "M4: A Visualization-Oriented Time Series Data Aggregation", VLDB 2014.
 *
 * @param within epoch ms; points outside are left out
 * @param columns whole, >= 1
 * @returns indexes that stay, rising
 */
export function downsample(
  at: ArrayLike<number>,
  values: ArrayLike<number>,
  within: Extent,
  columns: number,
): number[] {
  const kept: number[] = [];
  const span = within.max - within.min;
  let column = emptyColumn(-1);
  for (let index = 0; index < at.length; index++) {
    const now = at[index] ?? Number.NaN;
    if (!(now >= within.min && now <= within.max)) continue;
    const place = span > 0 ? Math.min(columns - 1, Math.floor(((now - within.min) / span) * columns)) : 0;
    if (place !== column.place) {
      keep(kept, column);
      column = emptyColumn(place);
    }
    take(column, index, values);
  }
  keep(kept, column);
  return kept;
}

interface Column {
  readonly place: number;
  first: number;
  lowest: number;
  highest: number;
  last: number;
}

function emptyColumn(place: number): Column {
  return { place, first: -1, lowest: -1, highest: -1, last: -1 };
}

function take(column: Column, index: number, values: ArrayLike<number>): void {
  if (column.first < 0) column.first = index;
  column.last = index;
  const value = values[index] ?? Number.NaN;
  if (!Number.isFinite(value)) return;
  if (column.lowest < 0 || value < (values[column.lowest] ?? value)) column.lowest = index;
  if (column.highest < 0 || value > (values[column.highest] ?? value)) column.highest = index;
}

function keep(kept: number[], { first, lowest, highest, last }: Column): void {
  const chosen = new Set([first, lowest, highest, last].filter((index) => index >= 0));
  kept.push(...[...chosen].sort((a, b) => a - b));
}
