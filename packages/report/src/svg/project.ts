import type { Scale } from "../axis/linear-scale.js";
import { downsample } from "../series/downsample.js";
import { drawable, type Extent } from "../series/extent.js";
import type { Series } from "../series/series.js";
import type { Place } from "./path.js";

/** A line breaks where nothing is known: one run of places for each part in between. */
export type Runs = readonly (readonly Place[])[];

/** Puts a series on the picture, thinned out to so many columns. */
export function project(
  series: Pick<Series, "at" | "values">,
  within: Extent,
  columns: number,
  x: Scale,
  y: Scale,
): Runs {
  const runs: Place[][] = [];
  let run: Place[] = [];
  for (const index of downsample(series.at, series.values, within, columns)) {
    const value = drawable(series.values[index] ?? Number.NaN);
    if (Number.isNaN(value)) {
      if (run.length > 0) runs.push(run);
      run = [];
    } else {
      run.push({ x: x(series.at[index] ?? Number.NaN), y: y(value) });
    }
  }
  if (run.length > 0) runs.push(run);
  return runs;
}
