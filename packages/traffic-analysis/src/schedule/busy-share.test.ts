import { describe, expect, it } from "vitest";
import { busyShares } from "./busy-share.js";
import { needOf } from "./need.js";

describe("busyShares", () => {
  it("is the tail of the Poisson distribution for a constant load", () => {
    const busy = busyShares([2], 3);
    expect(busy[0]).toBeCloseTo(1 - Math.exp(-2), 12); // P(N >= 1)
    expect(busy[1]).toBeCloseTo(1 - 3 * Math.exp(-2), 12); // 1 - e^-2 (1 + 2)
    expect(busy[2]).toBeCloseTo(1 - 5 * Math.exp(-2), 12); // 1 - e^-2 (1 + 2 + 2)
  });

  it("adds up to the mean load, and falls", () => {
    const loads = [0, 0.5, 3, 12, 12];
    const busy = busyShares(loads, 60);
    expect(busy.reduce((sum, share) => sum + share, 0)).toBeCloseTo(27.5 / 5, 6);
    for (let k = 1; k < busy.length; k++) expect(busy[k] ?? 1).toBeLessThanOrEqual(busy[k - 1] ?? 0);
  });

  it("holds for loads where e to the minus load is no number any more", () => {
    const busy = busyShares([1000], 1200);
    expect(busy[899]).toBeCloseTo(1, 2);
    expect(busy[999]).toBeCloseTo(0.5, 1);
    expect(busy[1199]).toBeCloseTo(0, 6);
  });
});

describe("needOf", () => {
  it.each([
    { load: 0, dispersion: 1, second: 0, need: 0 },
    { load: 0.01, dispersion: 1, second: 0, need: 1 }, // 0.01 + 2.326 x 0.1 = 0.24
    { load: 4, dispersion: 1, second: 0, need: 9 }, // 4 + 2.326 x 2 = 8.65
    { load: 4, dispersion: 4, second: 0, need: 14 }, // 4 + 2.326 x 4 = 13.3
    { load: 4, dispersion: 0.5, second: 0, need: 9 }, // more even than Poisson is taken for Poisson
    { load: 1, dispersion: 1, second: 95, need: 10 }, // 95 requests a second need 10 environments
  ])("load $load, dispersion $dispersion, busiest second $second: $need", ({ load, dispersion, second, need }) => {
    expect(needOf(load, dispersion, second)).toBe(need);
  });
});
