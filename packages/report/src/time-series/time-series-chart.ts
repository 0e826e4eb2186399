import { InvalidChartError } from "../errors.js";
import { formatNumber } from "../format/number.js";
import { type Extent, unite } from "../series/extent.js";
import { checkSeries, type Series } from "../series/series.js";
import { clockText } from "../zone/instant.js";
import { wallClockAt } from "../zone/wall-clock.js";

/** Load and capacity over time. The same value draws the picture and the terminal's chart. */
export interface TimeSeriesChart {
  readonly title: string;
  /** For those who cannot see the picture; without it the extremes are told. */
  readonly description?: string;
  /** What the values count, such as `executions`. */
  readonly unit: string;
  /** IANA time zone of the axis (default UTC). */
  readonly timeZone?: string;
  /** Drawn as an area. */
  readonly load: Series;
  /** Drawn as stairs: each value holds until the next. */
  readonly capacity?: readonly Series[];
  /** What happened when. */
  readonly events?: readonly { readonly at: number; readonly label: string }[];
  /** A panel below, as bars: counts that may be added up, such as cold starts per minute. */
  readonly below?: Series;
}

/** @throws {InvalidChartError} when a series cannot be drawn */
export function checkTimeSeriesChart(chart: TimeSeriesChart): void {
  checkSeries("load", chart.load);
  for (const [index, series] of (chart.capacity ?? []).entries()) checkSeries(`capacity[${index}]`, series);
  if (chart.below !== undefined) checkSeries("below", chart.below);
  for (const [index, { at }] of (chart.events ?? []).entries()) {
    if (!Number.isFinite(at)) throw new InvalidChartError(`events[${index}].at`, at, "epoch milliseconds");
  }
  wallClockAt(0, chart.timeZone ?? "UTC");
}

/** The span of time that is shown: the load's; without load, everything's. None when there is nothing at all. */
export function spanOf(chart: TimeSeriesChart): Extent | undefined {
  const all = [...(chart.capacity ?? []), ...(chart.below === undefined ? [] : [chart.below])];
  const span = ends(chart.load) ?? unite(all.map(ends));
  if (span === undefined || span.max > span.min) return span;
  const halfMinuteMs = 30_000;
  return { min: span.min - halfMinuteMs, max: span.max + halfMinuteMs };
}

function ends({ at }: Series): Extent | undefined {
  const min = at[0];
  const max = at[at.length - 1];
  return min === undefined || max === undefined ? undefined : { min, max };
}

/** One sentence a series: its lowest and highest value and when that was. */
export function describeTimeSeries(chart: TimeSeriesChart): string {
  if (chart.description !== undefined) return chart.description;
  const series = [chart.load, ...(chart.capacity ?? []), ...(chart.below === undefined ? [] : [chart.below])];
  return series.map((one) => describeSeries(one, chart.timeZone ?? "UTC")).join(" ");
}

function describeSeries({ label, at, values }: Series, timeZone: string): string {
  let lowest = -1;
  let highest = -1;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? Number.NaN;
    if (!Number.isFinite(value)) continue;
    if (lowest < 0 || value < (values[lowest] ?? value)) lowest = index;
    if (highest < 0 || value > (values[highest] ?? value)) highest = index;
  }
  if (highest < 0) return `${label}: no values.`;
  const { weekday, day, month, time } = clockText(wallClockAt(at[highest] ?? 0, timeZone));
  const from = formatNumber(values[lowest] ?? 0);
  return `${label}: ${from} to ${formatNumber(values[highest] ?? 0)}, highest on ${weekday} ${day} ${month} at ${time}.`;
}
