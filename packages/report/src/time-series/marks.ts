import { formatCompact } from "../format/compact.js";
import { type Markup, markup } from "../markup.js";
import { extentOf } from "../series/extent.js";
import type { Series } from "../series/series.js";
import { envelope } from "../svg/envelope.js";
import { areaPath, linePath, type Place, stepPath } from "../svg/path.js";
import type { Plot } from "../svg/plot.js";
import { project } from "../svg/project.js";
import { textWidth } from "../svg/text-width.js";
import type { EndLabel } from "./end-labels.js";
import type { Layout, Stairs } from "./layout.js";

/** A line is wider than a pixel: fewer columns are enough. */
const columnPx = 1.5;

function columnsOf({ left, right }: Plot): number {
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

/** One capacity, as stairs. */
export function stairsLine({ series, tone, dash }: Stairs, { main, span, x }: Layout): Markup {
  const runs = project(series, span, columnsOf(main), x, main.y);
  return markup`<path class="line s-${tone}" stroke-width="${main.right - main.left < 500 ? 1.5 : 2}" stroke-dasharray="${dash}" d="${runs.map(stepPath).join("")}"/>`;
}

/** The highest load, marked and named: the figure that people look for first. */
export function peakMark(load: Series, { main, span, x }: Layout): Markup | undefined {
  const peak = highest(project(load, span, columnsOf(main), x, main.y));
  const value = extentOf(load.values);
  if (peak === undefined || value === undefined || value.max <= 0) return undefined;
  const label = `peak ${formatCompact(value.max)}`;
  // Beside the peak there is room: what rises as high stands elsewhere. Above it capacity may run.
  const leftward = peak.x - 8 - textWidth(label, 12) > main.left;
  return markup`<circle class="f-load" cx="${peak.x}" cy="${peak.y}" r="3"/><text class="f-load strong halo" text-anchor="${leftward ? "end" : "start"}" x="${peak.x + (leftward ? -8 : 8)}" y="${Math.max(main.top + 8, peak.y + 4)}">${label}</text>`;
}

/** Where each line ends, for its name. */
export function lineEnds(load: Series, { main, stairs }: Layout): EndLabel[] {
  return [
    ...stairs.map(({ series, tone }) => ({ label: series.label, tone, y: main.y(lastOf(series)) })),
    { label: load.label, tone: "load" as const, y: main.y(lastOf(load)) },
  ];
}

function highest(runs: readonly (readonly Place[])[]): Place | undefined {
  return runs
    .flat()
    .reduce<Place | undefined>((best, place) => (best === undefined || place.y < best.y ? place : best), undefined);
}

/** The last value that is known; 0 when none is. */
function lastOf({ values }: Series): number {
  for (let index = values.length - 1; index >= 0; index--) {
    const value = values[index] ?? Number.NaN;
    if (Number.isFinite(value)) return value;
  }
  return 0;
}
