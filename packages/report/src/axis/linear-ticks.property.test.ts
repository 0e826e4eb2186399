import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linearTicks } from "./linear-ticks.js";
import { tickLabels } from "./tick-labels.js";

const anywhere = fc.double({ min: -1e300, max: 1e300, noNaN: true });
/** Two values anywhere, or two that differ in some late digit only. */
const extents = fc
  .oneof(
    fc.tuple(anywhere, anywhere),
    fc.tuple(anywhere, fc.double({ min: 1e-12, max: 1, noNaN: true })).map(([a, by]) => [a, a * (1 - by)] as const),
  )
  .map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }));
const counts = fc.integer({ min: 1, max: 12 });

describe("linearTicks", () => {
  it("covers the extent with rising values", () => {
    fc.assert(
      fc.property(extents, counts, (extent, about) => {
        const { values } = linearTicks(extent, about, 0);
        // What is smaller than 1e-290 is drawn as zero.
        const slack = Math.max(Math.abs(extent.min), Math.abs(extent.max)) * 1e-8 + 1e-290;
        expect(values.length).toBeGreaterThanOrEqual(2);
        expect(values.length).toBeLessThanOrEqual(2 * about + 3);
        expect(values[0]).toBeLessThanOrEqual(extent.min + slack);
        expect(values.at(-1)).toBeGreaterThanOrEqual(extent.max - slack);
        for (let index = 1; index < values.length; index++)
          expect(values[index]).toBeGreaterThan(values[index - 1] ?? 0);
      }),
    );
  });

  it("steps by 1, 2 or 5 times a power of ten", () => {
    fc.assert(
      fc.property(extents, counts, (extent, about) => {
        const { step } = linearTicks(extent, about, 0);
        expect(["1", "2", "5"]).toContain(step.toExponential().split("e")[0]);
      }),
    );
  });

  it("gets a label of its own for every tick", () => {
    fc.assert(
      fc.property(extents, counts, (extent, about) => {
        const ticks = linearTicks(extent, about, 0);
        const labels = tickLabels(ticks);
        expect(labels.join(" ")).not.toMatch(/NaN|Infinity|undefined|-0( |$)/);
        expect(new Set(labels).size).toBe(labels.length);
      }),
    );
  });
});
