import { formatNumber } from "./number.js";

/**
 * A fraction as a percentage.
 * @param fraction 0.0123 is 1.23 %
 * @example formatPercent(0.0123) // "1.23%"
 */
export function formatPercent(fraction: number): string {
  const text = formatNumber(fraction * 100);
  return Number.isFinite(fraction) ? `${text}%` : text;
}
