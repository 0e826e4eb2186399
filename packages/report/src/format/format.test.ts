import { describe, expect, it } from "vitest";
import { formatBytes } from "./bytes.js";
import { formatCompact } from "./compact.js";
import { formatDuration } from "./duration.js";
import { formatFixed, formatNumber } from "./number.js";
import { formatPercent } from "./percent.js";
import { formatUsd } from "./usd.js";

describe("formatNumber", () => {
  it.each([
    [0, "0"],
    [-0, "0"],
    [12345, "12,345"],
    [-12345, "-12,345"],
    [1234.567, "1,235"],
    [99.94, "99.9"],
    [12.345, "12.3"],
    [1.2345, "1.23"],
    [0.012345, "0.0123"],
    [0.1 + 0.2, "0.3"],
    [1e15, "1e+15"],
    [1.234e21, "1.23e+21"],
    [1e-7, "1e-7"],
    [-0.4, "-0.4"],
    [Number.NaN, "–"],
    [Number.POSITIVE_INFINITY, "–"],
  ])("writes %d as %s", (value, text) => expect(formatNumber(value)).toBe(text));
});

describe("formatFixed", () => {
  it.each([
    [1234.5, 2, "1,234.50"],
    [-0.001, 2, "0.00"],
    [-0.001, 3, "-0.001"],
  ])("writes %d with %d decimals as %s", (value, decimals, text) => expect(formatFixed(value, decimals)).toBe(text));
});

describe("formatCompact", () => {
  it.each([
    [0, "0"],
    [999, "999"],
    [999.6, "1,000"],
    [1234, "1.23k"],
    [999_950, "1M"],
    [1_234_567, "1.23M"],
    [-45_600_000_000, "-45.6B"],
    [7.8e12, "7.8T"],
    [1e15, "1e+15"],
  ])("writes %d as %s", (value, text) => expect(formatCompact(value)).toBe(text));
});

describe("formatUsd", () => {
  it.each([
    [0, "$0"],
    [-0, "$0"],
    [1234.5, "$1,235"],
    [999.999, "$1,000"],
    [43.1, "$43.10"],
    [0.5, "$0.5"],
    [0.00123, "$0.00123"],
    [-2.5, "-$2.50"],
    [2.5e-9, "$2.5e-9"],
  ])("writes %d as %s", (value, text) => expect(formatUsd(value)).toBe(text));
});

describe("formatDuration", () => {
  it.each([
    [0, "0 s"],
    [0.25, "0.25 ms"],
    [999, "999 ms"],
    [999.6, "1 s"],
    [1234, "1.23 s"],
    [59_960, "1 min"],
    [90_000, "1 min 30 s"],
    [3_599_900, "1 h"],
    [5_400_000, "1 h 30 min"],
    [86_399_999, "1 d"],
    [90_000_000, "1 d 1 h"],
    [-1500, "-1.5 s"],
  ])("writes %d ms as %s", (value, text) => expect(formatDuration(value)).toBe(text));
});

describe("formatBytes and formatPercent", () => {
  it.each([
    [0, "0 B"],
    [999, "999 B"],
    [999_999, "1 MB"],
    [1_234_567, "1.23 MB"],
    [2e18, "2,000 PB"],
  ])("writes %d bytes as %s", (value, text) => expect(formatBytes(value)).toBe(text));

  it.each([
    [0.0123, "1.23%"],
    [1, "100%"],
    [-0, "0%"],
    [Number.NaN, "–"],
  ])("writes the fraction %d as %s", (value, text) => expect(formatPercent(value)).toBe(text));
});
