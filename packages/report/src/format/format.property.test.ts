import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatBytes } from "./bytes.js";
import { formatCompact } from "./compact.js";
import { formatDuration } from "./duration.js";
import { formatFixed, formatNumber } from "./number.js";
import { formatPercent } from "./percent.js";
import { formatUsd } from "./usd.js";

const formatters = {
  formatBytes,
  formatCompact,
  formatDuration,
  formatNumber,
  formatPercent,
  formatUsd,
  formatFixed: (value: number) => formatFixed(value, 2),
};

describe.each(Object.entries(formatters))("%s", (_, format) => {
  it("writes a number for every number, and never a signed zero", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = format(value);
        expect(text).not.toMatch(/NaN|Infinity|undefined/);
        expect(text).toMatch(/\d/);
        if (text.startsWith("-")) expect(text).toMatch(/[1-9]/);
      }),
    );
  });

  it("writes a dash for what is no number", () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
      expect(format(value)).toBe("–");
  });
});

describe("formatNumber", () => {
  it("stays within half a percent of the value", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1e14, noNaN: true }), (value) => {
        const read = Number(formatNumber(value).replaceAll(",", ""));
        expect(Math.abs(read - value) / value).toBeLessThanOrEqual(0.005);
      }),
    );
  });
});
