import type { Axis } from "../axis/number-axis.js";
import { InvalidChartError } from "../errors.js";
import { formatNumber } from "../format/number.js";

/** How often values fell into each of some bins, and where percentiles are. */
export interface Histogram {
  readonly title: string;
  /** For those who cannot see the picture; without it the percentiles are told. */
  readonly description?: string;
  /** The axis of the values: `init duration, ms`. */
  readonly x: Axis;
  /** What was counted: `cold starts`. */
  readonly unit: string;
  /** Rising; `from` <= `to`, both finite. */
  readonly bins: readonly HistogramBin[];
  readonly percentiles?: readonly { readonly label: string; readonly value: number }[];
}

export interface HistogramBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** @throws {InvalidChartError} when a bin has no finite ends or ends before it begins */
export function checkHistogram({ bins }: Histogram): void {
  for (const [index, { from, to }] of bins.entries()) {
    if (Number.isFinite(from) && Number.isFinite(to) && from <= to) continue;
    throw new InvalidChartError(`bins[${index}]`, `from ${from} to ${to}`, "two finite values, the lower first");
  }
}

/** How much was counted, and the percentiles. */
export function describeHistogram({ description, bins, unit, x, percentiles = [] }: Histogram): string {
  if (description !== undefined) return description;
  const total = bins.reduce((sum, { count }) => sum + (Number.isFinite(count) ? count : 0), 0);
  const told = percentiles.map(({ label, value }) => ` ${label}: ${formatNumber(value)}.`);
  return `${formatNumber(total)} ${unit} by ${x.label}.${told.join("")}`;
}
