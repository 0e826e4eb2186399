import { linearScale, type Scale } from "../axis/linear-scale.js";
import { domainFromZero } from "../axis/value-domain.js";
import type { Markup } from "../markup.js";
import { type Extent, extentOf, unite } from "../series/extent.js";
import { holdWithin } from "../series/hold.js";
import { type Bins, rebin } from "../series/rebin.js";
import type { Series } from "../series/series.js";
import type { Canvas } from "../svg/canvas.js";
import { type LegendEntry, legend } from "../svg/legend.js";
import { seriesLook, type ToneName } from "../svg/palette.js";
import { leftOf, type Plot, plotOf } from "../svg/plot.js";
import { instantOf, wallClockAt } from "../zone/wall-clock.js";
import { endLabelsWidth } from "./end-labels.js";
import { eventRowPx } from "./event-marks.js";
import type { TimeSeriesChart } from "./time-series-chart.js";

/** A line of stairs, cut to the time that is shown, and how it looks. */
export interface Stairs {
  readonly series: Series;
  readonly tone: ToneName;
  readonly dash: string;
}

/** Where everything goes. */
export interface Layout {
  readonly span: Extent;
  readonly timeZone: string;
  readonly x: Scale;
  readonly stairs: readonly Stairs[];
  readonly main: Plot;
  readonly panel?: { readonly plot: Plot; readonly bins: Bins };
  /** On a narrow picture names stand above; on a wide one at the ends of the lines. */
  readonly legend?: Markup;
  readonly captionY: number;
  /** Lower edge of the lowest plot, px. */
  readonly bottom: number;
}

/** Finds room for everything: names on top when narrow, at the right when wide; panel below, on the same times. */
export function layOut(chart: TimeSeriesChart, span: Extent, canvas: Canvas): Layout {
  const { narrow } = canvas;
  const timeZone = chart.timeZone ?? "UTC";
  const stairs = (chart.capacity ?? []).map((series, index) => ({
    series: holdWithin(series, span),
    ...seriesLook(index),
  }));
  const bins =
    chart.below === undefined ? undefined : rebin(chart.below, span, narrow ? 56 : 160, midnight(span.min, timeZone));
  const values = [chart.load, ...stairs.map(({ series }) => series)].map((series) => extentOf(series.values));
  const domain = domainFromZero(unite(values), narrow ? 5 : 6, 0);
  const counts = bins === undefined ? undefined : domainFromZero(extentOf(bins.sums), 2, 0);
  const left = leftOf(counts === undefined ? [domain] : [domain, counts]);
  const names = [chart.load.label, ...stairs.map(({ series }) => series.label)];
  const right = narrow ? canvas.width - 8 : canvas.width - endLabelsWidth(names);

  const key = narrow ? legend(entriesOf(chart.load, stairs), 0, canvas.top, canvas.width) : undefined;
  const captionY = canvas.top + 12 + (key === undefined ? 0 : key.heightPx + 8);
  const top = captionY + 14 + ((chart.events ?? []).length > 0 ? eventRowPx : 0);
  const main = plotOf(domain, left, right, top, narrow ? 200 : 290);
  const panel =
    bins === undefined || counts === undefined
      ? undefined
      : { plot: plotOf(counts, left, right, main.bottom + 46, narrow ? 56 : 76), bins };
  return {
    span,
    timeZone,
    x: linearScale(span, left, right),
    stairs,
    main,
    captionY,
    bottom: (panel?.plot ?? main).bottom,
    ...(panel === undefined ? {} : { panel }),
    ...(key === undefined ? {} : { legend: key.drawn }),
  };
}

function entriesOf(load: Series, stairs: readonly Stairs[]): LegendEntry[] {
  return [
    { label: load.label, tone: "load", mark: "area" },
    ...stairs.map(({ series, tone, dash }): LegendEntry => ({ label: series.label, tone, mark: { dash } })),
  ];
}

/** The midnight before, where the zone has one. */
function midnight(at: number, timeZone: string): number {
  const dayMs = 86_400_000;
  const reading = wallClockAt(at, timeZone);
  return instantOf(Math.floor(reading / dayMs) * dayMs, timeZone) ?? at;
}
