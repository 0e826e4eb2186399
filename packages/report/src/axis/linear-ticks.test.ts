import { describe, expect, it } from "vitest";
import { linearTicks } from "./linear-ticks.js";
import { tickLabels } from "./tick-labels.js";

describe("linearTicks", () => {
  it.each([
    { min: 0, max: 136, about: 5, values: [0, 50, 100, 150] },
    { min: 0, max: 1, about: 5, values: [0, 0.2, 0.4, 0.6, 0.8, 1] },
    { min: -3, max: 7, about: 5, values: [-4, -2, 0, 2, 4, 6, 8] },
    { min: 0, max: 0, about: 4, values: [0, 0.5, 1] },
    { min: 5, max: 5, about: 2, values: [4.5, 5, 5.5] },
  ])("labels $min to $max", ({ min, max, about, values }) => {
    expect(linearTicks({ min, max }, about, 0).values).toEqual(values);
  });

  it("keeps to whole numbers where asked", () => {
    expect(linearTicks({ min: 0, max: 2 }, 10, 1).values).toEqual([0, 1, 2]);
  });
});

describe("tickLabels", () => {
  it.each([
    { step: 0.2, values: [0, 0.2, 0.4], labels: ["0", "0.2", "0.4"] },
    { step: 1000, values: [0, 1000, 2000], labels: ["0", "1,000", "2,000"] },
    { step: 5000, values: [0, 5000, 10_000], labels: ["0", "5k", "10k"] },
    { step: 500_000, values: [0, 500_000, 1_000_000], labels: ["0", "0.5M", "1.0M"] },
    { step: 2, values: [100_000, 100_002], labels: ["100,000", "100,002"] },
    { step: 5e299, values: [0, 5e299, 1e300], labels: ["0", "5e+299", "1e+300"] },
  ])("writes multiples of $step in one unit", ({ step, values, labels }) => {
    expect(tickLabels({ step, values })).toEqual(labels);
  });
});
