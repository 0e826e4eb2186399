import { formatCompact } from "../format/compact.js";
import { type Markup, markup } from "../markup.js";
import { extentOf } from "../series/extent.js";
import type { Series } from "../series/series.js";
import type { Place } from "../svg/path.js";
import { alongLine, aroundPoint, placeLabels } from "../svg/place-labels.js";
import { project } from "../svg/project.js";
import { textWidth } from "../svg/text-width.js";
import type { Layout } from "./layout.js";
import { columnsOf } from "./marks.js";

const fontSizePx = 12;
const radiusPx = 3;

/** The highest load, marked and named where no line runs: the figure that people look for first. */
export function peakMark(load: Series, layout: Layout): Markup | undefined {
  const { main, span, x, stairs } = layout;
  const value = extentOf(load.values);
  const runs = project(load, span, columnsOf(main), x, main.y);
  const peak = runs.flat().reduce<Place | undefined>((best, one) => (best && best.y <= one.y ? best : one), undefined);
  if (peak === undefined || value === undefined || value.max <= 0) return undefined;

  const label = `peak ${formatCompact(value.max)}`;
  const widthPx = textWidth(label, fontSizePx);
  const near = (place: Place) => Math.abs(place.x - peak.x) < widthPx + 80;
  const levels = stairs.flatMap(({ series }) => project(series, span, columnsOf(main), x, main.y).map(corners));
  const lines = [...runs, ...levels].flatMap((run) => alongLine(run.filter(near)));
  const within = { left: main.left, right: main.right, top: main.top - 3, bottom: main.bottom };
  const [place] = placeLabels([{ ...peak, widthPx }], within, [aroundPoint(peak, radiusPx)], lines);
  const text =
    place && markup`<text class="f-load strong halo" x="${place.box.left}" y="${place.box.bottom - 3}">${label}</text>`;
  return markup`<circle class="f-load" cx="${peak.x}" cy="${peak.y}" r="${radiusPx}"/>${text}`;
}

/** Stairs as the line that is drawn: level until the next place, then up or down. */
function corners(places: readonly Place[]): Place[] {
  return places.flatMap((place, index) => {
    const before = places[index - 1];
    return before === undefined ? [place] : [{ x: place.x, y: before.y }, place];
  });
}
