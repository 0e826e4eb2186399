import { InvalidArgumentError } from "commander";

const UNIT_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Reads `90s`, `5m`, `1h`, `14d` as milliseconds. */
export function durationMs(text: string): number {
  const match = /^(\d+(?:\.\d+)?)(s|m|h|d)$/.exec(text);
  const ms = Number(match?.[1]) * (UNIT_MS[match?.[2] ?? ""] ?? Number.NaN);
  if (!Number.isFinite(ms) || ms <= 0) {
    throw new InvalidArgumentError("expected a duration such as 90s, 5m, 1h or 14d, greater than zero.");
  }
  return ms;
}

/** Reads a number within a range, both ends included. */
export const numberIn = (min: number, max: number) => (text: string) => {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value) || value < min || value > max) {
    throw new InvalidArgumentError(`expected a number from ${min} to ${max}.`);
  }
  return value;
};

/** Reads a whole number within a range, both ends included. */
export const integerIn = (min: number, max: number) => (text: string) => {
  const value = Number(text);
  if (text.trim() === "" || !Number.isInteger(value) || value < min || value > max) {
    throw new InvalidArgumentError(`expected a whole number from ${min} to ${max}.`);
  }
  return value;
};
