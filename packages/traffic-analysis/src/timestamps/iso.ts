import { literal } from "../sql/quote.js";
import type { TimestampKind } from "./timestamp-kind.js";

const date = String.raw`\d{4}[-/]\d{2}[-/]\d{2}`;
const time = String.raw`\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?`;

const utc = new RegExp(`^${date}[T ]${time}Z$`);
const offset = String.raw`[+-]\d{2}(?::?\d{2})?`;
const withOffset = new RegExp(`^${date}[T ]${time}(?:Z| UTC|${offset})$`);
const withSpacedOffset = new RegExp(`^${date}[T ]${time} ${offset}$`);
const withoutZone = new RegExp(`^${date}[T ]${time}$`);

// DuckDB's TIMESTAMP cast takes half the time of the TIMESTAMPTZ cast, but drops an offset without a word.
const castUtc = (text: string) => `TRY_CAST(${text} AS TIMESTAMP)`;
const castWithOffset = (text: string) => `TRY_CAST(${text} AS TIMESTAMPTZ)`;
const seconds = (timestamp: string) => `epoch_ms(${timestamp}) // 1000`;

/** `2026-11-20T09:00:00.123Z`; a line with another offset among them is read right too. */
export const isoUtc: TimestampKind = {
  name: "ISO-8601 in UTC",
  accepts: (text) => utc.test(text),
  seconds: (text) =>
    `CASE WHEN suffix(${text}, 'Z') THEN ${seconds(castUtc(text))} ELSE ${seconds(castWithOffset(text))} END`,
};

/** `2026-11-20T09:00:00+09:00` */
export const isoWithOffset: TimestampKind = {
  name: "ISO-8601 with an offset",
  accepts: (text) => withOffset.test(text),
  seconds: (text) => seconds(castWithOffset(text)),
};

/** `2026-11-20 09:00:00 +0900`, as many languages print it. */
export const isoWithSpacedOffset: TimestampKind = {
  name: "ISO-8601 with an offset behind a space",
  accepts: (text) => withSpacedOffset.test(text),
  seconds: (text) => seconds(castWithOffset(`replace(replace(${text}, ' +', '+'), ' -', '-')`)),
};

/**
 * `2026-11-20 09:00:00`, on the clocks of the log's zone.
 * In the hour that autumn repeats, and in the one that spring skips, ICU's rule decides: the offset before the change.
 */
export const isoWithoutZone: TimestampKind = {
  name: "ISO-8601 without a zone",
  accepts: (text) => withoutZone.test(text),
  seconds: (text, logTimezone) => seconds(inZone(castUtc(text), logTimezone)),
};

/** A reading of the log zone's clocks as an instant. */
export function inZone(timestamp: string, logTimezone: string): string {
  return logTimezone === "UTC" ? timestamp : `(${timestamp} AT TIME ZONE ${literal(logTimezone)})`;
}
