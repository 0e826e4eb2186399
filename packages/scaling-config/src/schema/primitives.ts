import * as v from "valibot";
import { parseDuration } from "../duration.js";

/** Largest capacity that makes sense to write down: AWS raises account pools to tens of thousands. */
const MAX_CAPACITY = 100_000;

// Every message is what was expected, range included: the reader sees "<path>: <value> is not valid; expected <message>".
const capacityText = `a whole number from 0 to ${MAX_CAPACITY}`;
export const capacity = v.pipe(
  v.number(capacityText),
  v.integer(capacityText),
  v.minValue(0, capacityText),
  v.maxValue(MAX_CAPACITY, capacityText),
);

export const numberBetween = (min: number, max: number, unit: string) => {
  const text = `a number from ${min} to ${max} (${unit})`;
  return v.pipe(v.number(text), v.finite(text), v.minValue(min, text), v.maxValue(max, text));
};

/** Fraction, 0 < x <= 1. */
const shareText = "a fraction greater than 0 and at most 1";
export const share = v.pipe(v.number(shareText), v.gtValue(0, shareText), v.maxValue(1, shareText));

export const durationBetween = (minSeconds: number, maxSeconds: number, range: string) => {
  const text = `a duration such as 90s, 5m, 9h or 14d, ${range}`;
  return v.pipe(
    v.string(text),
    // Checked before it is turned into seconds, so that the message shows what was written.
    v.check((written) => {
      const seconds = parseDuration(written);
      return seconds !== undefined && seconds >= minSeconds && seconds <= maxSeconds;
    }, text),
    v.transform((written) => parseDuration(written) ?? 0),
  );
};

/** An instant in UTC or with an offset, as epoch ms. */
const instantText = "an ISO-8601 instant with a zone, such as 2026-12-01T00:00:00Z";
export const instant = v.pipe(
  v.string(instantText),
  v.check((text) => /(Z|[+-]\d\d:?\d\d)$/.test(text) && Number.isFinite(Date.parse(text)), instantText),
  v.transform((text) => Date.parse(text)),
);

export const textOf = (what: string, pattern: RegExp) => v.pipe(v.string(what), v.regex(pattern, what));

export const flag = v.boolean("true or false");
