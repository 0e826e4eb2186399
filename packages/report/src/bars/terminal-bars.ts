import { linearScale } from "../axis/linear-scale.js";
import { formatCompact } from "../format/compact.js";
import { drawable, extentOf, unite } from "../series/extent.js";
import { displayWidth, fitColumns, padColumns, printable } from "../terminal/display-width.js";
import { paint } from "../terminal/paint.js";
import { glyphsOf, type TerminalStyle } from "../terminal/terminal-style.js";
import { type BarChart, checkBarChart, inWindow } from "./bar-chart.js";

/**
 * Prints bars from left to right, one a line, with their values, marks as an upright stroke and `*` for those in a
 * window. Values below zero have no bar, only their number.
 *
 * @returns lines, without a newline at the end
 * @throws {InvalidChartError} when marks or windows do not fit the bars
 */
export function terminalBars(chart: BarChart, style: TerminalStyle): string {
  checkBarChart(chart);
  const title = paint(printable(chart.title), "strong", style.colour);
  if (chart.bars.length === 0) return `${title}\nNothing was recorded.`;
  const { bar, mark, ellipsis } = glyphsOf(style);
  const labels = chart.bars.map(({ label }) => fitColumns(printable(label), Math.floor(style.width / 3), ellipsis));
  const values = chart.bars.map(({ value }) => formatCompact(value));
  const labelWidth = Math.max(...labels.map(displayWidth));
  const valueWidth = Math.max(...values.map(({ length }) => length));
  const room = Math.max(4, Math.floor(style.width) - labelWidth - valueWidth - 4);
  const most = unite([extentOf(chart.bars.map(({ value }) => value)), extentOf(chart.marks?.values ?? [])])?.max ?? 0;
  const length = linearScale({ min: 0, max: Math.max(most, Number.MIN_VALUE) }, 0, room);

  const lines = chart.bars.map(({ value }, index) => {
    const drawn = filled(Number.isFinite(value) ? length(drawable(value)) : 0, bar);
    const at = chart.marks?.values[index] ?? Number.NaN;
    const place = Number.isFinite(at) && at > 0 ? Math.min(room - 1, Math.floor(length(drawable(at)))) : undefined;
    const flag = inWindow(index, chart) ? "*" : " ";
    const cells = padColumns(drawn, room, "left");
    const before = place === undefined ? cells : cells.slice(0, place);
    const after = place === undefined ? "" : cells.slice(place + 1);
    const stroke = place === undefined ? "" : paint(mark, "strong", style.colour);
    const painted = paint(before, "load", style.colour) + stroke + paint(after, "load", style.colour);
    const head = `${paint(padColumns(labels[index] ?? "", labelWidth, "left"), "muted", style.colour)} ${paint(flag, "series1", style.colour)} `;
    return `${head}${painted} ${(values[index] ?? "").padStart(valueWidth)}`.trimEnd();
  });
  return [title, key(chart, style), ...lines].join("\n");
}

/** A bar of this many columns; the last may be part of one, and what is not nothing shows. */
function filled(columns: number, glyphs: readonly string[]): string {
  const parts = glyphs.length - 1;
  const total = columns > 0 ? Math.max(1, Math.round(columns * parts)) : 0;
  return (glyphs[parts] ?? "").repeat(Math.floor(total / parts)) + (glyphs[total % parts] ?? "");
}

function key(chart: BarChart, style: TerminalStyle): string {
  const { bar, mark } = glyphsOf(style);
  const entries = [
    `${paint(bar.at(-1) ?? "", "load", style.colour)} ${printable(chart.label)}`,
    ...(chart.marks === undefined ? [] : [`${paint(mark, "strong", style.colour)} ${printable(chart.marks.label)}`]),
    ...(chart.windows ?? []).map(({ label }) => `${paint("*", "series1", style.colour)} ${printable(label)}`),
    paint(`(${printable(chart.unit)})`, "muted", style.colour),
  ];
  return entries.join("   ");
}
