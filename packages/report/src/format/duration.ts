import { formatNumber, noValue } from "./number.js";

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/**
 * A span of time in the unit that suits it, two units from a minute on.
 * @param durationMs milliseconds; may be negative
 * @example formatDuration(1234) // "1.23 s"
 * @example formatDuration(5_400_000) // "1 h 30 min"
 */
export function formatDuration(durationMs: number): string {
  if (!Number.isFinite(durationMs)) return noValue;
  const size = Math.abs(durationMs);
  const text = magnitude(size);
  return durationMs < 0 && /[1-9]/.test(text) ? `-${text}` : text;
}

function magnitude(ms: number): string {
  if (ms === 0) return "0 s";
  if (ms < 999.5) return `${formatNumber(ms)} ms`;
  if (ms < 59.95 * secondMs) return `${formatNumber(Number((ms / secondMs).toPrecision(3)))} s`;
  if (ms < hourMs - secondMs / 2) return pair(ms, minuteMs, "min", secondMs, "s");
  if (ms < dayMs - minuteMs / 2) return pair(ms, hourMs, "h", minuteMs, "min");
  return pair(ms, dayMs, "d", hourMs, "h");
}

function pair(ms: number, largeMs: number, large: string, smallMs: number, small: string): string {
  const total = Math.round(ms / smallMs);
  const perLarge = largeMs / smallMs;
  const rest = total % perLarge;
  const head = `${formatNumber(Math.floor(total / perLarge))} ${large}`;
  return rest === 0 ? head : `${head} ${rest} ${small}`;
}
