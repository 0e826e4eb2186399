import { InvalidLogError } from "../errors.js";
import type { LogTable } from "./log-table.js";

const dayMs = 86_400_000;
const pattern = /^\d{4}-\d{2}-\d{2}$/;

/** The first and the last day of a query, both included; `2026-11-20`, UTC. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/**
 * The days of a range as the table writes them.
 *
 * @throws {InvalidLogError} when the range is malformed or empty, or the table's way to write days is not known
 */
export function daysIn({ from, to }: DayRange, { dayFormat }: Pick<LogTable, "dayFormat">): readonly string[] {
  const [first, last] = [startOf(from, "--from"), startOf(to, "--to")];
  if (last < first) {
    throw new InvalidLogError({ where: "--to", found: to, expected: `a day not before --from ${from}` });
  }
  if (!/^[^A-Za-z]*yyyy[^A-Za-z]*MM[^A-Za-z]*dd[^A-Za-z]*$/.test(dayFormat)) {
    throw new InvalidLogError({
      where: "projection format",
      found: dayFormat,
      expected: "yyyy, MM and dd, as yyyy/MM/dd",
    });
  }
  return Array.from({ length: (last - first) / dayMs + 1 }, (_, index) => {
    const [year = "", month = "", day = ""] = new Date(first + index * dayMs).toISOString().slice(0, 10).split("-");
    return dayFormat.replace("yyyy", year).replace("MM", month).replace("dd", day);
  });
}

function startOf(day: string, option: string): number {
  const at = pattern.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isFinite(at)) return at;
  throw new InvalidLogError({
    where: option,
    found: JSON.stringify(day),
    expected: "a day such as 2026-11-20, in UTC",
  });
}
