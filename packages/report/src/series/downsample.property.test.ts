import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { downsample } from "./downsample.js";

/** Regular minutes with values that may be missing. */
const series = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.integer({ min: -1000, max: 1000 }) }, fc.constant(Number.NaN)), {
    minLength: 1,
    maxLength: 400,
  })
  .map((values) => ({ at: values.map((_, index) => index * 60_000), values }));

describe("downsample", () => {
  it("keeps the highest and the lowest of every column", () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 50 }), ({ at, values }, columns) => {
        const within = { min: 0, max: Math.max(1, at.at(-1) ?? 0) };
        const kept = downsample(at, values, within, columns);
        const columnOf = (index: number) =>
          Math.min(columns - 1, Math.floor(((at[index] ?? 0) / within.max) * columns));
        for (let column = 0; column < columns; column++) {
          const all = values.filter((value, index) => columnOf(index) === column && Number.isFinite(value));
          const left = kept.filter((index) => columnOf(index) === column).map((index) => values[index] ?? 0);
          const known = left.filter(Number.isFinite);
          expect(known.length > 0 ? Math.max(...known) : undefined).toBe(all.length > 0 ? Math.max(...all) : undefined);
          expect(known.length > 0 ? Math.min(...known) : undefined).toBe(all.length > 0 ? Math.min(...all) : undefined);
        }
      }),
    );
  });

  it("keeps at most four points a column, in order, and all of a short series", () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 50 }), ({ at, values }, columns) => {
        const kept = downsample(at, values, { min: 0, max: Math.max(1, at.at(-1) ?? 0) }, columns);
        expect(kept.length).toBeLessThanOrEqual(4 * columns);
        expect(kept).toEqual([...kept].sort((a, b) => a - b));
        expect(kept).toContain(0);
        expect(kept).toContain(at.length - 1);
        if (columns >= at.length) expect(kept).toHaveLength(at.length);
      }),
    );
  });
});
