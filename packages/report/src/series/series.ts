import { InvalidChartError } from "../errors.js";

/**
 * Values over time, in columns, oldest first. A value that is not finite is a gap: nothing is known there, which is
 * not zero.
 */
export interface Series {
  /** What it is called, on the chart. */
  readonly label: string;
  /** Epoch ms, never falling. */
  readonly at: ArrayLike<number>;
  /** One value for each instant. */
  readonly values: ArrayLike<number>;
}

/** What `Date` can say: 100 million days around 1970, less a year so that ticks fit too. */
const furthestMs = 8.6e15;

/**
 * A series of regular bins.
 * @param startAt epoch ms of the first bin
 * @param binMs length of a bin, > 0
 */
export function regularSeries(label: string, startAt: number, binMs: number, values: ArrayLike<number>): Series {
  const at = Float64Array.from({ length: values.length }, (_, index) => startAt + index * binMs);
  return { label, at, values };
}

/**
 * @throws {InvalidChartError} when columns differ in length, or time stands outside of the calendar or runs backwards
 */
export function checkSeries(field: string, series: Series): void {
  const { at, values } = series;
  if (at.length !== values.length) {
    throw new InvalidChartError(`${field}.values`, `${values.length} values`, `${at.length}, one for each instant`);
  }
  let before = -furthestMs;
  for (let index = 0; index < at.length; index++) {
    const now = at[index] ?? Number.NaN;
    if (!(now >= -furthestMs && now <= furthestMs)) {
      throw new InvalidChartError(`${field}.at[${index}]`, now, "epoch milliseconds within ±8.6e15");
    }
    if (now < before) {
      throw new InvalidChartError(`${field}.at[${index}]`, now, `no less than the instant before it, ${before}`);
    }
    before = now;
  }
}
