import { formatFixed, formatNumber, noValue } from "./number.js";

/**
 * An amount of money, US dollars: whole from $1,000, cents from $1, three significant digits below.
 * @example formatUsd(1234.5) // "$1,235"
 * @example formatUsd(0.00123) // "$0.00123"
 */
export function formatUsd(usd: number): string {
  if (!Number.isFinite(usd)) return noValue;
  const text = amount(Math.abs(usd));
  return usd < 0 && /[1-9]/.test(text) ? `-$${text}` : `$${text}`;
}

function amount(usd: number): string {
  if (usd >= 1e15) return formatNumber(usd);
  if (usd >= 999.995) return formatFixed(usd, 0);
  if (usd >= 1) return formatFixed(usd, 2);
  return usd === 0 ? "0" : formatNumber(usd);
}
