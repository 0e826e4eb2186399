import { expect, it } from "vitest";
import { LEVELS, levelOf, thresholds } from "./levels.js";

it("covers every concurrency with the lowest level that suffices", () => {
  for (let concurrency = 1; concurrency < 5000; concurrency += 1) {
    const level = levelOf(concurrency);
    expect(thresholds[level]).toBeGreaterThanOrEqual(concurrency);
    expect(thresholds[level - 1]).toBeLessThan(concurrency);
  }
});

it("is exact up to 32 and wastes at most 11 % above", () => {
  expect(Array.from({ length: 33 }, (_, concurrency) => thresholds[levelOf(concurrency)])).toEqual(
    Array.from({ length: 33 }, (_, concurrency) => concurrency),
  );
  for (let level = 33; level < LEVELS; level += 1) {
    expect((thresholds[level] ?? 0) / (thresholds[level - 1] ?? 1)).toBeLessThan(1.11);
  }
});

it("ends at the highest level", () => {
  expect(levelOf(1e9)).toBe(LEVELS - 1);
  expect(levelOf(0)).toBe(0);
});
