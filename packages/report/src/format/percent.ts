import { formatNumber, noValue } from "./number.js";

/**
 * A fraction as a percentage.
 * @param fraction 0.0123 is 1.23 %
 * @example formatPercent(0.0123) // "1.23%"
 */
export function formatPercent(fraction: number): string {
  if (!Number.isFinite(fraction)) return noValue;
  // A hundred times the largest number is not a number any more.
  const percent = Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, fraction * 100));
  return `${formatNumber(percent)}%`;
}
