import { describe, expect, it } from "vitest";
import { Lognormal } from "./lognormal.js";
import { Xoshiro128 } from "./xoshiro128.js";

describe("Lognormal", () => {
  it.each([
    { mean: 200, cv: 0.8 },
    { mean: 6000, cv: 0.3 },
    { mean: 1, cv: 1.5 },
  ])("has the mean $mean and the coefficient of variation $cv that it is given", ({ mean, cv }) => {
    const values = new Lognormal(new Xoshiro128(4), mean, cv);
    const count = 2_000_000;
    let sum = 0;
    let squares = 0;
    for (let index = 0; index < count; index += 1) {
      const value = values.next();
      sum += value;
      squares += value * value;
    }
    const average = sum / count;
    const measuredCv = Math.sqrt(squares / count - average * average) / average;
    // Standard error of the mean at cv 1.5: 1.5 / sqrt(2e6) = 0.1 %. The heavy tail makes the cv harder to measure.
    expect(Math.abs(average / mean - 1)).toBeLessThan(0.005);
    expect(Math.abs(measuredCv / cv - 1)).toBeLessThan(0.03);
  });

  it("draws the mean every time without variation", () => {
    const values = new Lognormal(new Xoshiro128(4), 250, 0);
    expect(values.next()).toBeCloseTo(250, 9);
    expect(values.next()).toBeCloseTo(250, 9);
  });
});
