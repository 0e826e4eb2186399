import { type Markup, markup } from "../markup.js";
import type { Series } from "../series/series.js";
import { envelope } from "../svg/envelope.js";
import { areaPath, linePath, type Place, stepPath } from "../svg/path.js";
import type { Plot } from "../svg/plot.js";
import { project } from "../svg/project.js";
import type { EndLabel } from "./end-labels.js";
import type { Layout, Stairs } from "./layout.js";

/** A line is wider than a pixel: fewer columns are enough. */
const columnPx = 1.5;

/** Columns that a plot is thinned out to. */
export function columnsOf({ left, right }: Plot): number {
  return Math.max(1, Math.round((right - left) / columnPx));
}

/**
 * The load, filled down to zero and outlined. Where several points share a column the outline follows the highest, and
 * the fill is darker up to the lowest: pale is what was reached, dark is what was there all the time.
 */
export function loadArea(load: Series, { main, span, x }: Layout): Markup {
  const runs = project(load, span, columnsOf(main), x, main.y).map((run) => envelope(run, columnPx));
  const dense = load.at.length > 2 * columnsOf(main);
  const area = (places: readonly (readonly Place[])[]) => places.map((run) => areaPath(run, main.y(0))).join("");
  const upper = runs.map((run) => run.upper);
  const body = dense ? area(runs.map(({ lower }) => lower)) : "";
  return markup`<path class="f-load" fill-opacity=".2" d="${area(upper)}"/><path class="f-load" fill-opacity=".22" d="${body}"/><path class="line s-load" stroke-width="${dense ? 0.9 : 1.4}" d="${upper.map(linePath).join("")}"/>`;
}

/** One capacity, as stairs: finer where there are many steps or little room, so that the load stays visible. */
export function stairsLine({ series, tone, dash }: Stairs, { main, span, x }: Layout): Markup {
  const columns = columnsOf(main);
  const runs = project(series, span, columns, x, main.y);
  const crowded = series.at.length > columns / 3 || columns < 300;
  return markup`<path class="line s-${tone}" stroke-width="${crowded ? 1.25 : 2}" stroke-dasharray="${dash}" d="${runs.map(stepPath).join("")}"/>`;
}

/** Where each line ends, for its name. */
export function lineEnds(load: Series, { main, stairs }: Layout): EndLabel[] {
  return [
    ...stairs.map(({ series, tone }) => ({ label: series.label, tone, y: main.y(lastOf(series)) })),
    { label: load.label, tone: "load" as const, y: main.y(lastOf(load)) },
  ];
}

/** The last value that is known; 0 when none is. */
function lastOf({ values }: Series): number {
  for (let index = values.length - 1; index >= 0; index--) {
    const value = values[index] ?? Number.NaN;
    if (Number.isFinite(value)) return value;
  }
  return 0;
}
