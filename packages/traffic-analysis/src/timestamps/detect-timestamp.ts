import { epochKinds } from "./epoch.js";
import { isoUtc, isoWithOffset, isoWithoutZone, isoWithSpacedOffset } from "./iso.js";
import type { TimestampKind } from "./timestamp-kind.js";
import { commonLogTime, rivalKinds, writtenKinds } from "./written.js";

/** A tenth of the values may be broken: malformed lines are for the analysis to count, not for the detection. */
const sureShare = 0.9;

const kinds: readonly TimestampKind[] = [
  isoUtc,
  isoWithOffset,
  isoWithSpacedOffset,
  isoWithoutZone,
  ...epochKinds,
  commonLogTime,
  ...writtenKinds,
];

/**
 * How a column of texts writes instants.
 *
 * @param texts values of the column, from the sample
 * @returns undefined when it does not, or when `03/04/2026` could be March as well as April in every value
 */
export function detectTimestamp(texts: readonly string[]): TimestampKind | undefined {
  const written = texts.filter((text) => text !== "");
  if (written.length === 0) return undefined;
  const fits = (kind: TimestampKind) => written.filter(kind.accepts).length >= sureShare * written.length;
  const clear = kinds.find(fits);
  if (clear !== undefined) return clear;
  const rivals = rivalKinds.filter(fits).sort((a, b) => accepted(b) - accepted(a));
  const [best, second] = rivals;
  if (best === undefined) return undefined;
  return second === undefined || accepted(best) > accepted(second) ? best : undefined;

  function accepted(kind: TimestampKind): number {
    return written.filter(kind.accepts).length;
  }
}
