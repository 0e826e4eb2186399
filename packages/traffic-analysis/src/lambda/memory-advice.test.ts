import { describe, expect, it } from "vitest";
import { memoryAdvice } from "./memory-advice.js";

/** A million invocations in 30.42 days, which is a month, of 100 ms each. */
const days = 730 / 24;
const used = (memoryMb: number, usedMb: number, requests = 1_000_000) => ({
  memoryMb,
  usedMb,
  requests,
  durationMs: requests * 100,
});

describe("memoryAdvice", () => {
  it.each([
    { memoryMb: 512, usedMb: 470, advice: "raise", to: 640 }, // 470 x 1.3 = 611, up to the next 64
    { memoryMb: 1024, usedMb: 200, advice: "lower", to: 320 }, // 260 -> 320
    { memoryMb: 512, usedMb: 300, advice: "leave", to: undefined }, // 390 -> 448, more than 75 % of 512
    { memoryMb: 128, usedMb: 20, advice: "leave", to: undefined }, // nothing is smaller than 128
    { memoryMb: 10_240, usedMb: 10_000, advice: "leave", to: undefined }, // nothing is larger
  ])("$usedMb of $memoryMb MB: $advice", ({ memoryMb, usedMb, advice, to }) => {
    const [given] = memoryAdvice([used(memoryMb, usedMb)], days);
    expect(given?.advice).toBe(advice);
    expect(given?.suggested?.memoryMb).toBe(to);
  });

  it("costs both: from code that waits to code that computes", () => {
    const [given] = memoryAdvice([used(1024, 200)], days);
    // 1e6 x 0.1 s x 1 GB x 16.6667e-6 USD
    expect(given?.current.usdMonthLow).toBeCloseTo(1.66667, 5);
    expect(given?.current.usdMonthHigh).toBeCloseTo(1.66667, 5);
    // At 320 MB: a third of the price when it waits; as dear and 3.2 times as slow when it computes.
    expect(given?.suggested?.usdMonthLow).toBeCloseTo((1.66667 * 320) / 1024, 5);
    expect(given?.suggested?.usdMonthHigh).toBeCloseTo(1.66667, 5);
    expect(given?.suggested).toMatchObject({ meanDurationMsLow: 100, meanDurationMsHigh: 320 });
  });

  it("gains no speed above one processor", () => {
    const [given] = memoryAdvice([used(2048, 2000)], days);
    expect(given?.suggested).toMatchObject({ memoryMb: 2624, meanDurationMsLow: 100, meanDurationMsHigh: 100 });
  });

  it("advises every size that was used, the most used first", () => {
    const advice = memoryAdvice([used(512, 100, 10), used(1024, 900, 90), used(1024, 950, 1)], days);
    expect(
      advice.map(({ memoryMb, invocations, usedMaxMb, usedP99Mb }) => [memoryMb, invocations, usedMaxMb, usedP99Mb]),
    ).toEqual([
      [1024, 91, 950, 950],
      [512, 10, 100, 100],
    ]);
  });
});
