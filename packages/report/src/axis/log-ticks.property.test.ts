import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logTicks } from "./log-ticks.js";

const positive = fc.double({ min: 1e-300, max: 1e300, noNaN: true });

describe("logTicks", () => {
  it("covers the extent with rising values", () => {
    fc.assert(
      fc.property(positive, positive, fc.integer({ min: 2, max: 12 }), (a, b, about) => {
        const ticks = logTicks({ min: Math.min(a, b), max: Math.max(a, b) }, about);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks[0]).toBeLessThanOrEqual(Math.min(a, b) * (1 + 1e-8));
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(Math.max(a, b) * (1 - 1e-8));
        for (let index = 1; index < ticks.length; index++) expect(ticks[index]).toBeGreaterThan(ticks[index - 1] ?? 0);
      }),
    );
  });

  it("says 1, 2, 5 over few decades and powers of ten over many", () => {
    expect(logTicks({ min: 3, max: 80 }, 8)).toEqual([2, 5, 10, 20, 50, 100]);
    expect(logTicks({ min: 12, max: 20_412 }, 5)).toEqual([10, 100, 1000, 10_000, 100_000]);
  });
});
