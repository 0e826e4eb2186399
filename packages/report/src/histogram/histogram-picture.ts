import { bottomAxis, bottomAxisHeightPx } from "../axis/bottom-axis.js";
import { numberAxis } from "../axis/number-axis.js";
import { valueAxis } from "../axis/value-axis.js";
import { domainFromZero } from "../axis/value-domain.js";
import { formatCompact } from "../format/compact.js";
import { formatNumber } from "../format/number.js";
import { type Markup, markup } from "../markup.js";
import { drawable, extentOf } from "../series/extent.js";
import { closeCanvas, type Frame, openCanvas } from "../svg/canvas.js";
import { emptyPicture } from "../svg/empty-picture.js";
import { leftOf, type Plot, plotOf } from "../svg/plot.js";
import { spread } from "../svg/spread.js";
import { textWidth } from "../svg/text-width.js";
import { checkHistogram, describeHistogram, type Histogram, type HistogramBin } from "./histogram.js";

type X = (value: number) => number;

/**
 * Draws bins as bars of their own width, with a named line at each percentile.
 * @returns a complete SVG document, also fit to stand inside HTML
 * @throws {InvalidChartError} when a bin has no finite ends or ends before it begins
 */
export function histogram(chart: Histogram, frame: Frame = {}): string {
  checkHistogram(chart);
  const canvas = openCanvas(frame, chart.title);
  if (chart.bins.length === 0) return emptyPicture(canvas, chart.title);

  const percentiles = (chart.percentiles ?? []).filter(({ value }) => Number.isFinite(value));
  const values = [...chart.bins.flatMap(({ from, to }) => [from, to]), ...percentiles.map(({ value }) => value)];
  const axis = numberAxis(chart.x, values, canvas.narrow ? 5 : 10);
  const domain = domainFromZero(extentOf(chart.bins.map(({ count }) => count)), canvas.narrow ? 3 : 4, 0);
  const top = canvas.top + 24 + (percentiles.length > 0 ? 34 : 0);
  const plot = plotOf(domain, leftOf([domain]), canvas.width - 6, top, canvas.narrow ? 150 : 210);
  const x: X = (value) => plot.left + axis.place(value) * (plot.right - plot.left);
  const body = [
    markup`<text class="f-muted" x="0" y="${canvas.top + 12}">${chart.unit}</text>`,
    bottomAxis(axis, chart.x.label, { ...plot, top: plot.bottom, edge: canvas.width }),
    valueAxis(domain.marks, plot.y, plot.left, plot.right, 0),
    ...chart.bins.map((bin) => binBar(bin, chart, plot, x)),
    ...percentileLines(percentiles, plot, x),
  ];
  const height = plot.bottom + bottomAxisHeightPx;
  return closeCanvas(canvas, { title: chart.title, description: describeHistogram(chart), height, body });
}

function binBar({ from, to, count }: HistogramBin, chart: Histogram, plot: Plot, x: X): Markup {
  const left = x(from);
  const width = Math.max(1, x(to) - left);
  const title = `${formatNumber(from)} to ${formatNumber(to)}\n${formatNumber(count)} ${chart.unit}`;
  const hit = markup`<rect class="hit" x="${left}" y="${plot.top}" width="${width}" height="${plot.bottom - plot.top}"><title>${title}</title></rect>`;
  if (!Number.isFinite(count)) return hit;
  const zero = plot.y(0);
  const end = plot.y(drawable(count));
  const gap = width > 4 ? 1 : 0;
  return markup`<rect class="f-load" fill-opacity=".85" x="${left + gap / 2}" y="${Math.min(zero, end)}" width="${width - gap}" height="${Math.abs(zero - end)}"/>${hit}`;
}

/** A line at each percentile, its name and value above, moved aside where two are close. */
function percentileLines(percentiles: readonly { label: string; value: number }[], plot: Plot, x: X): Markup[] {
  const texts = percentiles.map(({ label, value }) => ({ label, shown: formatCompact(value) }));
  const widest = Math.max(0, ...texts.flatMap(({ label, shown }) => [textWidth(label, 12), textWidth(shown, 12)]));
  const places = spread(
    percentiles.map(({ value }) => x(value)),
    widest + 6,
    plot.left + widest / 2,
    plot.right - widest / 2,
  );
  return percentiles.map(({ value }, index) => {
    const at = x(value);
    const place = places[index] ?? at;
    const { label, shown } = texts[index] ?? { label: "", shown: "" };
    return markup`<path class="line s-series1" stroke-width="1.25" d="M${place},${plot.top - 10}L${at},${plot.top - 2}V${plot.bottom}"/><text class="f-muted" text-anchor="middle" x="${place}" y="${plot.top - 28}">${label}</text><text class="f-series1 strong" text-anchor="middle" x="${place}" y="${plot.top - 14}">${shown}</text>`;
  });
}
