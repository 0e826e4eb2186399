import { describe, expect, it } from "vitest";
import { poissonQuantile } from "./poisson-quantile.js";

/** By adding up e^-m m^k / k! from 0. */
function byDefinition(mean: number, probability: number): number {
  let n = 0;
  let mass = Math.exp(-mean);
  let below = mass;
  while (below < probability) {
    n += 1;
    mass *= mean / n;
    below += mass;
  }
  return n;
}

describe("poissonQuantile", () => {
  it.each([
    { mean: 0.01, probability: 0.99, quantile: 0 }, // P(0) = e^-0.01 = 0.99005
    { mean: 0.0101, probability: 0.99, quantile: 1 }, // P(0) = e^-0.0101 = 0.98995
    { mean: 1, probability: 0.9, quantile: 2 }, // 0.3679 + 0.3679 + 0.1839 = 0.9197
    { mean: 0, probability: 0.999, quantile: 0 },
  ])("mean $mean, probability $probability: $quantile", ({ mean, probability, quantile }) => {
    expect(poissonQuantile(mean, probability)).toBe(quantile);
  });

  it.each([0.3, 4, 9.7, 35, 200, 650])("agrees with the definition at mean %d", (mean) => {
    for (const probability of [0.001, 0.05, 0.5, 0.9, 0.999, 0.999999]) {
      expect(poissonQuantile(mean, probability)).toBe(byDefinition(mean, probability));
    }
  });

  it("is near mean + 3.09 standard deviations at 99.9 % where the definition underflows", () => {
    expect(Math.abs(poissonQuantile(40_000, 0.999) - (40_000 + 3.09 * 200))).toBeLessThan(5);
  });
});
