import { type MinuteColumns, mapFields } from "./minute-columns.js";

/**
 * Spreads counts of longer bins evenly over their minutes: a line that says "1,200 requests from 9:00 on, in 30 minutes"
 * is no minute of 1,200 requests. How they came within the bin is not known.
 *
 * @param binMinutes length of every bin; whole, >= 2
 */
export function spreadBins(minutes: MinuteColumns, binMinutes: number): MinuteColumns {
  const length = minutes.minute.length * binMinutes;
  const rowOf = (index: number) => Math.floor(index / binMinutes);
  return mapFields((field) => {
    const column = minutes[field];
    const value = (index: number) => {
      if (field === "minute") return (column[rowOf(index)] ?? 0) + (index % binMinutes);
      if (field === "busiestSecond" || field === "squares") return Number.NaN;
      return (column[rowOf(index)] ?? 0) / binMinutes;
    };
    return Float64Array.from({ length }, (_, index) => value(index));
  });
}
