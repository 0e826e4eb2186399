import { formatNumber } from "../format/number.js";
import { type Markup, markup } from "../markup.js";
import { columnLevels, columnMaxima } from "../series/columns.js";
import type { Extent } from "../series/extent.js";
import type { Series } from "../series/series.js";
import { clockText } from "../zone/instant.js";
import { wallClockAt } from "../zone/wall-clock.js";

/** What a reader may point at: upright strips over the plot, each with a tooltip of the values in it. */
export interface HoverColumns {
  readonly span: Extent;
  readonly timeZone: string;
  readonly load: Series;
  readonly capacity: readonly Series[];
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly columns: number;
}

/** Transparent strips with a title each: browsers show it without any script. */
export function hoverColumns(hover: HoverColumns): Markup {
  const { span, load, capacity, left, right, top, bottom, columns } = hover;
  const rows = [
    { label: load.label, values: columnMaxima(load, span, columns) },
    ...capacity.map((series) => ({ label: series.label, values: columnLevels(series, span, columns) })),
  ];
  const width = (right - left) / columns;
  const drawn = Array.from({ length: columns }, (_, column) => {
    const from = span.min + ((span.max - span.min) * column) / columns;
    const to = from + (span.max - span.min) / columns;
    const known = rows.filter(({ values }) => Number.isFinite(values[column]));
    const lines = known.map(({ label, values }) => `${label}: ${formatNumber(values[column] ?? Number.NaN)}`);
    const title = [whenText(from, to, hover.timeZone), ...lines].join("\n");
    return markup`<rect class="hit" x="${left + column * width}" y="${top}" width="${width}" height="${bottom - top}"><title>${title}</title></rect>`;
  });
  return markup`<g>${drawn}</g>`;
}

/** `Thu 5 Mar, 12:59 to 14:23`, to the minute or, where strips are shorter, to the second. */
function whenText(from: number, to: number, timeZone: string): string {
  const minuteMs = 60_000;
  const roundMs = to - from >= minuteMs ? minuteMs : 1000;
  const [start, end] = [from, to].map((at) => clockText(wallClockAt(Math.round(at / roundMs) * roundMs, timeZone)));
  if (start === undefined || end === undefined) return "";
  const range = start.time === end.time ? start.time : `${start.time} to ${end.time}`;
  return `${start.weekday} ${start.day} ${start.month}, ${range}`;
}
