import { formatNumber } from "./number.js";

const suffixes = ["", "k", "M", "B", "T"] as const;

/**
 * A number in few characters: three significant digits and a suffix (k, M, B, T = 1e3, 1e6, 1e9, 1e12).
 * @example formatCompact(1234567) // "1.23M"
 */
export function formatCompact(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value) || size < 1000) return formatNumber(threeDigits(value));
  const power = Math.floor(Math.log10(Math.abs(threeDigits(value))) / 3);
  const suffix = suffixes[power];
  return suffix === undefined ? formatNumber(value) : `${formatNumber(threeDigits(value / 1000 ** power))}${suffix}`;
}

/** 999.6 is 1000: rounding comes before the suffix is chosen. */
function threeDigits(value: number): number {
  return Number(value.toPrecision(3));
}
