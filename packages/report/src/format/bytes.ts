import { formatNumber, noValue } from "./number.js";

const units = ["B", "KB", "MB", "GB", "TB", "PB"] as const;

/**
 * A size in bytes, decimal units (1 KB = 1,000 bytes, as storage and AWS's prices count).
 * @example formatBytes(1_234_567) // "1.23 MB"
 */
export function formatBytes(bytes: number): string {
  if (!Number.isFinite(bytes)) return noValue;
  const size = Number(Math.abs(bytes).toPrecision(3));
  const power = size < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(size) / 3));
  const shown = power === 0 ? Math.round(bytes) : Number((bytes / 1000 ** power).toPrecision(3));
  return `${formatNumber(shown)} ${units[power]}`;
}
