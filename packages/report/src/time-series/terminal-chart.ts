import { linearScale, type Scale } from "../axis/linear-scale.js";
import { domainFromZero, type ValueDomain } from "../axis/value-domain.js";
import { columnLevels, columnMaxima } from "../series/columns.js";
import { type Extent, extentOf, unite } from "../series/extent.js";
import { holdWithin } from "../series/hold.js";
import { printable } from "../terminal/display-width.js";
import { drawArea, drawStairs, emptyGrid, gridLines, rowOf } from "../terminal/grid.js";
import { type Paint, paint, seriesPaints } from "../terminal/paint.js";
import { glyphsOf, type TerminalStyle } from "../terminal/terminal-style.js";
import { countsRow } from "./counts-row.js";
import { timeRows } from "./time-rows.js";
import { checkTimeSeriesChart, spanOf, type TimeSeriesChart } from "./time-series-chart.js";

/**
 * Prints load as filled columns and capacity as stairs over it, times below, and counts in a row under that.
 *
 * Each column shows the highest load of its span of time, so spikes survive. Events get a mark above the plot.
 *
 * @param style `height` is the rows of the plot; 3 and more
 * @returns lines, without a newline at the end
 * @throws {InvalidChartError} when a series is not in time order, its columns differ in length or the zone is unknown
 */
export function terminalChart(chart: TimeSeriesChart, style: TerminalStyle & { readonly height: number }): string {
  checkTimeSeriesChart(chart);
  const span = spanOf(chart);
  const title = paint(printable(chart.title), "strong", style.colour);
  if (span === undefined) return `${title}\nNothing was recorded.`;

  const height = Math.max(3, Math.floor(style.height));
  const capacity = (chart.capacity ?? []).map((series) => holdWithin(series, span));
  const values = unite([chart.load, ...capacity].map((series) => extentOf(series.values)));
  const domain = upToHighest(domainFromZero(values, Math.max(2, Math.floor(height / 3)), 0), values);
  const labelWidth = Math.max(...domain.marks.map(({ label }) => label.length));
  const columns = Math.max(8, Math.floor(style.width) - labelWidth - 2);

  const glyphs = glyphsOf(style);
  const y = linearScale(domain.extent, 0, height);
  const grid = emptyGrid(columns, height);
  drawArea(grid, columnMaxima(chart.load, span, columns), y, glyphs);
  for (const [index, series] of [...capacity.entries()].reverse()) {
    drawStairs(grid, columnLevels(series, span, columns), y, glyphs, stairsPaint(index));
  }

  const labels = labelsByRow(domain, y, height);
  const plot = gridLines(grid, style.colour).map((line, fromTop) => {
    const label = labels.get(height - 1 - fromTop);
    const side = `${(label ?? "").padStart(labelWidth)} ${label === undefined ? glyphs.axisSide : glyphs.axisLabel}`;
    return `${paint(side, "muted", style.colour)}${line}`.trimEnd();
  });
  const indent = " ".repeat(labelWidth + 2);
  return [
    title,
    names(chart, style),
    ...eventRow(chart, span, columns, glyphs.event).map((row) => indent + row),
    ...plot,
    ...timeRows(span, chart.timeZone ?? "UTC", columns, labelWidth, style),
    ...(chart.below === undefined ? [] : countsRow(chart.below, span, columns, indent, style)),
  ].join("\n");
}

/** Rows are few: the plot ends at the highest value, not at the round one above it. */
function upToHighest({ extent, marks }: ValueDomain, values: Extent | undefined): ValueDomain {
  const max = values === undefined || values.max <= 0 ? extent.max : values.max;
  return { extent: { min: extent.min, max }, marks: marks.filter(({ value }) => value <= max) };
}

function stairsPaint(index: number): Paint {
  return seriesPaints[index % seriesPaints.length] ?? "series1";
}

/** What is drawn how, and what the numbers count. */
function names(chart: TimeSeriesChart, style: TerminalStyle): string {
  const { fills, horizontal } = glyphsOf(style);
  const entries = [
    `${paint(fills.at(-1) ?? "", "load", style.colour)} ${printable(chart.load.label)}`,
    ...(chart.capacity ?? []).map(
      ({ label }, index) => `${paint(horizontal, stairsPaint(index), style.colour)} ${printable(label)}`,
    ),
    paint(`(${printable(chart.unit)}, ${chart.timeZone ?? "UTC"})`, "muted", style.colour),
  ];
  return entries.join("   ");
}

/** The label that stands in each row; where two would, the upper one. */
function labelsByRow({ marks }: ValueDomain, y: Scale, height: number): Map<number, string> {
  return new Map(marks.map(({ value, label }) => [rowOf(y(value), height), label]));
}

/** Marks where something happened; no row when nothing did. */
function eventRow(chart: TimeSeriesChart, span: Extent, columns: number, mark: string): string[] {
  const inside = (chart.events ?? []).filter(({ at }) => at >= span.min && at <= span.max);
  if (inside.length === 0) return [];
  const x = linearScale(span, 0, columns - 1);
  const row = new Array<string>(columns).fill(" ");
  for (const { at } of inside) row[Math.round(x(at))] = mark;
  return [row.join("").trimEnd()];
}
