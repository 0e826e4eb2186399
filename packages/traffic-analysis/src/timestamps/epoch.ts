import type { TimestampKind } from "./timestamp-kind.js";

// 2001 to 2286 in seconds, and the same years in the finer units: the ranges do not meet.
const units = [
  { name: "seconds", digits: 10, perSecond: 1 },
  { name: "milliseconds", digits: 13, perSecond: 1e3 },
  { name: "microseconds", digits: 16, perSecond: 1e6 },
  { name: "nanoseconds", digits: 19, perSecond: 1e9 },
];

/** Epoch time; the unit is told by the number of digits. */
export const epochKinds: readonly TimestampKind[] = units.map(({ name, digits, perSecond }) => {
  const pattern = new RegExp(`^\\d{${digits}}(?:\\.\\d+)?$`);
  return {
    name: `epoch ${name}`,
    accepts: (text) => pattern.test(text),
    // The fraction is cut off as text: a double cannot hold nanoseconds.
    seconds: (text) => `TRY_CAST(split_part(${text}, '.', 1) AS BIGINT) // ${perSecond}`,
  };
});
