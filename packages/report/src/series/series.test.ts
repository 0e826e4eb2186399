import { describe, expect, it } from "vitest";
import { columnLevels, columnMaxima, columnSums } from "./columns.js";
import { extentOf, unite } from "./extent.js";
import { holdWithin } from "./hold.js";
import { rebin } from "./rebin.js";
import { checkSeries, regularSeries } from "./series.js";

const minuteMs = 60_000;

describe("checkSeries", () => {
  it.each([
    { at: [0, 1], values: [1], message: "load.values: got 1 values, expected 2, one for each instant" },
    { at: [5, 4], values: [1, 1], message: "load.at[1]: got 4, expected no less than the instant before it, 5" },
    {
      at: [9e15],
      values: [1],
      message: "load.at[0]: got 9000000000000000, expected epoch milliseconds within ±8.6e15",
    },
    { at: [Number.NaN], values: [1], message: "load.at[0]: got NaN, expected epoch milliseconds within ±8.6e15" },
  ])("refuses what cannot be drawn: $message", ({ at, values, message }) => {
    expect(() => checkSeries("load", { label: "load", at, values })).toThrow(message);
  });

  it("accepts two values at the same instant: a step drawn as one", () => {
    expect(() => checkSeries("load", { label: "load", at: [1, 1], values: [1, 2] })).not.toThrow();
  });
});

describe("regularSeries", () => {
  it("puts bins a length apart", () => {
    expect(Array.from(regularSeries("load", 1000, minuteMs, [1, 2, 3]).at)).toEqual([1000, 61_000, 121_000]);
  });
});

describe("extentOf", () => {
  it("passes over gaps and pulls far values in, so that differences stay finite", () => {
    expect(extentOf([Number.NaN, 3, -2])).toEqual({ min: -2, max: 3 });
    expect(extentOf([Number.NaN])).toBeUndefined();
    expect(extentOf([1.7e308])).toEqual({ min: 1e300, max: 1e300 });
    expect(unite([undefined, { min: 1, max: 2 }, { min: 0, max: 1 }])).toEqual({ min: 0, max: 2 });
  });
});

describe("holdWithin", () => {
  const steps = { label: "capacity", at: [0, 100, 200], values: [1, 2, 3] };

  it.each([
    { min: 50, max: 150, at: [50, 100, 150], values: [1, 2, 2] },
    { min: 100, max: 200, at: [100, 200], values: [2, 3] },
    { min: 250, max: 300, at: [250, 300], values: [3, 3] },
    { min: -50, max: 50, at: [0, 50], values: [1, 1] },
    { min: -50, max: -10, at: [], values: [] },
  ])("cuts steps to $min to $max", ({ min, max, at, values }) => {
    expect(holdWithin(steps, { min, max })).toEqual({ label: "capacity", at, values });
  });
});

describe("columns of a span", () => {
  const within = { min: 0, max: 400 };

  it("have the highest value and the sum of what lies in them", () => {
    const series = { at: [0, 50, 100, 390, 400], values: [1, 7, Number.NaN, 2, 5] };
    // The gap at 100 fills the second column and holds through the third.
    expect(Array.from(columnMaxima(series, within, 4))).toEqual([7, Number.NaN, Number.NaN, 5]);
    expect(Array.from(columnSums(series, within, 4))).toEqual([8, Number.NaN, Number.NaN, 7]);
  });

  it("keep the last value where the values are further apart than the columns", () => {
    expect(Array.from(columnMaxima({ at: [0, 300], values: [4, 9] }, within, 4))).toEqual([4, 4, 4, 9]);
  });

  it("have the highest level that held in them", () => {
    const steps = { at: [0, 150, 300], values: [5, 2, 9] };
    // 5 holds until 150, so it is the level of the second column too; at 300 the fourth begins with 9.
    expect(Array.from(columnLevels(steps, within, 4))).toEqual([5, 5, 2, 9]);
  });

  it("know no level before the first step", () => {
    expect(Array.from(columnLevels({ at: [250], values: [4] }, within, 4))).toEqual([Number.NaN, Number.NaN, 4, 4]);
  });
});

describe("rebin", () => {
  it("adds counts up over lengths that people count in, from the origin", () => {
    const counts = regularSeries("cold starts", 0, minuteMs, new Float64Array(600).fill(1));
    const { binMs, startAt, sums } = rebin(counts, { min: 0, max: 599 * minuteMs }, 21, 0);
    expect(binMs).toBe(30 * minuteMs); // 599 min over 20 steps: 29.95 min
    expect(startAt).toBe(0);
    expect(Array.from(sums)).toEqual(new Array(20).fill(30));
  });

  it("begins at a multiple of the length before the first count", () => {
    const counts = regularSeries("cold starts", 90 * minuteMs, minuteMs, [1, 2]);
    const { startAt, sums } = rebin(counts, { min: 90 * minuteMs, max: 24 * 60 * minuteMs }, 24, 0);
    expect(startAt).toBe(60 * minuteMs);
    expect(sums[0]).toBe(3);
    expect(Number.isNaN(sums[1])).toBe(true);
  });

  it("makes no bin shorter than the counts themselves", () => {
    const counts = regularSeries("cold starts", 0, 60 * minuteMs, [1, 2, 3]);
    expect(rebin(counts, { min: 0, max: 120 * minuteMs }, 100, 0).binMs).toBe(60 * minuteMs);
  });
});
