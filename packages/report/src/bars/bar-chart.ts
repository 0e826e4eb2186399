import { InvalidChartError } from "../errors.js";
import { formatNumber } from "../format/number.js";

/** One value for each of a few places in order, such as the hours of a day. */
export interface BarChart {
  readonly title: string;
  /** For those who cannot see the picture; without it the extremes are told. */
  readonly description?: string;
  /** What the values count, such as `requests an hour`. */
  readonly unit: string;
  /** What a bar is: `mean of 28 days`. */
  readonly label: string;
  /** A value that is not finite is not known: no bar. */
  readonly bars: readonly { readonly label: string; readonly value: number }[];
  /** A line over each bar, such as the 95th percentile; one value a bar. */
  readonly marks?: { readonly label: string; readonly values: ArrayLike<number> };
  /** Shaded stretches, such as suggested schedules. */
  readonly windows?: readonly BarWindow[];
}

/** From one bar up to, and without, another, by index; round the end when `to` is not beyond `from`. */
export interface BarWindow {
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

/** @throws {InvalidChartError} when marks or windows do not fit the bars */
export function checkBarChart({ bars, marks, windows = [] }: BarChart): void {
  if (marks !== undefined && marks.values.length !== bars.length) {
    throw new InvalidChartError("marks.values", `${marks.values.length} values`, `${bars.length}, one for each bar`);
  }
  for (const [index, { from, to }] of windows.entries()) {
    for (const [end, value] of [
      ["from", from],
      ["to", to],
    ] as const) {
      if (!Number.isInteger(value) || value < 0 || value > bars.length) {
        throw new InvalidChartError(`windows[${index}].${end}`, value, `the index of a bar, 0 to ${bars.length}`);
      }
    }
  }
}

/** The stretches of a window: one, or two when it goes round the end. */
export function stretchesOf({ from, to }: BarWindow, bars: number): readonly { from: number; to: number }[] {
  if (to > from) return [{ from, to }];
  return [
    { from, to: bars },
    { from: 0, to },
  ].filter((stretch) => stretch.to > stretch.from);
}

/** Whether a bar stands in one of the windows. */
export function inWindow(bar: number, { bars, windows = [] }: BarChart): boolean {
  return windows.some((window) => stretchesOf(window, bars.length).some(({ from, to }) => bar >= from && bar < to));
}

/** Index of the highest bar; none when no value is known. */
export function highestBar({ bars }: BarChart): number | undefined {
  const values = bars.map(({ value }) => (Number.isFinite(value) ? value : Number.NEGATIVE_INFINITY));
  const highest = values.indexOf(Math.max(...values));
  return values[highest] === undefined || values[highest] === Number.NEGATIVE_INFINITY ? undefined : highest;
}

/** The highest and the lowest bar, and the windows. */
export function describeBars(chart: BarChart): string {
  if (chart.description !== undefined) return chart.description;
  const known = chart.bars.filter(({ value }) => Number.isFinite(value));
  const sorted = [...known].sort((a, b) => a.value - b.value);
  const lowest = sorted[0];
  const highest = sorted.at(-1);
  if (lowest === undefined || highest === undefined) return `${chart.label}: no values.`;
  const windows = (chart.windows ?? []).map(
    ({ from, to, label }) => ` ${label}: from ${chart.bars[from]?.label ?? from} to ${chart.bars[to]?.label ?? to}.`,
  );
  return `${chart.label}, ${chart.unit}: highest ${formatNumber(highest.value)} at ${highest.label}, lowest ${formatNumber(lowest.value)} at ${lowest.label}.${windows.join("")}`;
}
