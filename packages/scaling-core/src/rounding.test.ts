import fc from "fast-check";
import { expect, it } from "vitest";
import { ceilCapacity } from "./rounding.js";

it.each([
  { units: 21 / 0.7, to: 30 }, // 30.000000000000004
  { units: 30.1, to: 31 },
  { units: 0, to: 0 },
  { units: 1e-12, to: 0 },
  { units: 0.01, to: 1 },
])("$units -> $to", ({ units, to }) => {
  expect(ceilCapacity(units)).toBe(to);
});

it("is at least the value, and less than one above it", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (units) => {
      expect(ceilCapacity(units)).toBeGreaterThanOrEqual(units - 1e-3);
      expect(ceilCapacity(units) - units).toBeLessThan(1);
    }),
  );
});
