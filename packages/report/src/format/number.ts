/** What stands where a number should be and is none: NaN and the infinities. */
export const noValue = "–";

/**
 * A number for people: thousands grouped, at most three significant digits behind the point, no trailing zeros.
 *
 * Whole numbers keep every digit up to 1e15; from there on, and below 1e-6, exponents (`1.2e+21`).
 * Never "NaN" (an en dash stands for it) and never "-0".
 * @example formatNumber(12345) // "12,345"
 * @example formatNumber(0.012345) // "0.0123"
 */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return noValue;
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (size >= 1e15 || size < 1e-6) return trimExponent(value.toExponential(2));
  if (size >= 100 || Number.isInteger(value)) return grouped(value, 0);
  return grouped(value, decimalsFor(size));
}

/**
 * A number with exactly this many decimals, thousands grouped; what rounds to zero has no sign.
 * @param decimals whole, 0..20
 */
export function formatFixed(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return noValue;
  return unsignedZero(writer(decimals, decimals).format(value));
}

function grouped(value: number, most: number): string {
  return unsignedZero(writer(0, most).format(value));
}

/** Making one takes longer than using it a hundred times. */
const writers = new Map<number, Intl.NumberFormat>();

function writer(minimumFractionDigits: number, maximumFractionDigits: number): Intl.NumberFormat {
  const key = minimumFractionDigits * 100 + maximumFractionDigits;
  const made = writers.get(key) ?? new Intl.NumberFormat("en-US", { minimumFractionDigits, maximumFractionDigits });
  writers.set(key, made);
  return made;
}

/** Decimals that leave three significant digits. */
function decimalsFor(size: number): number {
  return Math.max(0, 2 - Math.floor(Math.log10(size)));
}

function unsignedZero(text: string): string {
  return /^-[0.,]*$/.test(text) ? text.slice(1) : text;
}

/** `1.00e+21` -> `1e+21`. */
export function trimExponent(text: string): string {
  return text.replace(/\.?0+(?=e)/, "");
}
