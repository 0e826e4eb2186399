import { linearScale } from "../axis/linear-scale.js";
import { valueAxis } from "../axis/value-axis.js";
import { domainFromZero } from "../axis/value-domain.js";
import { formatCompact } from "../format/compact.js";
import { formatNumber } from "../format/number.js";
import { type Markup, markup } from "../markup.js";
import { drawable, extentOf, unite } from "../series/extent.js";
import { closeCanvas, type Frame, openCanvas } from "../svg/canvas.js";
import { emptyPicture } from "../svg/empty-picture.js";
import { type LegendEntry, legend } from "../svg/legend.js";
import { leftOf, type Plot, plotOf } from "../svg/plot.js";
import { fitText, textWidth } from "../svg/text-width.js";
import { type BarChart, checkBarChart, describeBars, highestBar, inWindow, stretchesOf } from "./bar-chart.js";
import { categoryAxis, categoryAxisHeightPx } from "./category-axis.js";

/** A few bars stay bars: no slabs. */
const widestPx = 72;

/**
 * Draws upright bars, a line over each for its marks, and shaded windows behind them.
 * @returns a complete SVG document, also fit to stand inside HTML
 * @throws {InvalidChartError} when marks or windows do not fit the bars
 */
export function barChart(chart: BarChart, frame: Frame = {}): string {
  checkBarChart(chart);
  const canvas = openCanvas(frame, chart.title);
  if (chart.bars.length === 0) return emptyPicture(canvas, chart.title);

  const values = chart.bars.map(({ value }) => value);
  const extent = unite([extentOf(values), extentOf(chart.marks?.values ?? [])]);
  // The number over the highest bar needs room.
  const roomy = extent && { min: extent.min, max: drawable(extent.max > 0 ? extent.max * 1.06 : extent.max) };
  const domain = domainFromZero(roomy, canvas.narrow ? 5 : 6, 0);
  const key = legend(entriesOf(chart), 0, canvas.top, canvas.width);
  const captionY = canvas.top + key.heightPx + 22;
  const top = captionY + 14 + ((chart.windows ?? []).length > 0 ? 18 : 0);
  const plot = plotOf(domain, leftOf([domain]), canvas.width - 4, top, canvas.narrow ? 190 : 260);
  const x = linearScale({ min: 0, max: chart.bars.length }, plot.left, plot.right);
  const step = x(1) - x(0);
  const body = [
    key.drawn,
    markup`<text class="f-muted" x="0" y="${captionY}">${chart.unit}</text>`,
    ...windows(chart, plot, step),
    valueAxis(domain.marks, plot.y, plot.left, plot.right, 0),
    ...chart.bars.map((_, index) => bar(chart, index, plot, step)),
    markup`${highestLabel(chart, plot, step)}`,
    categoryAxis(
      chart.bars.map(({ label }) => label),
      plot.left,
      step,
      plot.bottom,
    ),
  ];
  const height = plot.bottom + categoryAxisHeightPx;
  return closeCanvas(canvas, { title: chart.title, description: describeBars(chart), height, body });
}

function entriesOf({ label, marks }: BarChart): LegendEntry[] {
  const bars: LegendEntry = { label, tone: "load", mark: "box" };
  return marks === undefined ? [bars] : [bars, { label: marks.label, tone: "ink", mark: "tick" }];
}

/** Shaded stretches with their names above; a name that would touch the one before is left to the tooltip. */
function windows(chart: BarChart, plot: Plot, step: number): Markup[] {
  let taken = Number.NEGATIVE_INFINITY;
  const stretches = (chart.windows ?? [])
    .flatMap((window) => stretchesOf(window, chart.bars.length).map((stretch) => ({ ...stretch, label: window.label })))
    .sort((a, b) => a.from - b.from);
  return stretches.map(({ from, to, label }) => {
    const left = plot.left + from * step;
    const right = plot.left + to * step;
    const name = fitText(label, 12, plot.right - plot.left);
    const nameX = Math.min(left, plot.right - textWidth(name, 12));
    const free = nameX > taken;
    if (free) taken = nameX + textWidth(name, 12) + 8;
    const text = free ? markup`<text class="f-muted" x="${nameX}" y="${plot.top - 11}">${name}</text>` : undefined;
    return markup`<g><title>${label}</title><rect class="f-shade" fill-opacity=".5" x="${left}" y="${plot.top - 6}" width="${right - left}" height="${plot.bottom - plot.top + 6}"/><rect class="f-series4" x="${left}" y="${plot.top - 6}" width="${right - left}" height="2"/></g>${text}`;
  });
}

/** One bar with its mark, and a strip as high as the plot to point at. */
function bar(chart: BarChart, index: number, plot: Plot, step: number): Markup {
  const { label, value } = chart.bars[index] ?? { label: "", value: Number.NaN };
  const mark = chart.marks?.values[index] ?? Number.NaN;
  const left = plot.left + index * step;
  const width = Math.min(widestPx, step - Math.min(4, step * 0.2));
  const barLeft = left + (step - width) / 2;
  const strength = (chart.windows ?? []).length === 0 || inWindow(index, chart) ? 0.9 : 0.5;
  const lines = [
    label,
    `${chart.label}: ${formatNumber(value)}`,
    ...(chart.marks === undefined ? [] : [`${chart.marks.label}: ${formatNumber(mark)}`]),
  ];
  return markup`${column(value, barLeft, width, plot, strength)}${line(mark, barLeft, width, plot)}<rect class="hit" x="${left}" y="${plot.top}" width="${step}" height="${plot.bottom - plot.top}"><title>${lines.join("\n")}</title></rect>`;
}

function column(value: number, left: number, width: number, plot: Plot, strength: number): Markup | undefined {
  if (!Number.isFinite(value)) return undefined;
  const zero = plot.y(0);
  const end = plot.y(drawable(value));
  return markup`<rect class="f-load" fill-opacity="${strength}" x="${left}" y="${Math.min(zero, end)}" width="${width}" height="${Math.abs(zero - end)}" rx="${Math.min(2, width / 4)}"/>`;
}

function line(mark: number, left: number, width: number, plot: Plot): Markup | undefined {
  if (!Number.isFinite(mark)) return undefined;
  return markup`<path class="line s-ink" stroke-width="1.75" d="M${left},${plot.y(drawable(mark))}h${width}"/>`;
}

function highestLabel(chart: BarChart, plot: Plot, step: number): Markup | undefined {
  const highest = highestBar(chart);
  const value = highest === undefined ? undefined : chart.bars[highest]?.value;
  if (highest === undefined || value === undefined || value <= 0) return undefined;
  const text = formatCompact(value);
  const half = textWidth(text, 12) / 2;
  const middle = Math.max(plot.left + half, Math.min(plot.right - half, plot.left + (highest + 0.5) * step));
  // Above the marks of all bars that the number spans.
  const reach = Math.ceil(half / step);
  const around = Array.from(chart.marks?.values ?? []).slice(Math.max(0, highest - reach), highest + reach + 1);
  const y = plot.y(unite([extentOf(around), { min: value, max: value }])?.max ?? value);
  return markup`<text class="f-ink strong halo" text-anchor="middle" x="${middle}" y="${Math.max(plot.top + 10, y - 6)}">${text}</text>`;
}
