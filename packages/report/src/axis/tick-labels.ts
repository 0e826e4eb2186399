import { formatFixed, trimExponent } from "../format/number.js";
import type { Ticks } from "./linear-ticks.js";

const units = [
  { size: 1e12, suffix: "T" },
  { size: 1e9, suffix: "B" },
  { size: 1e6, suffix: "M" },
  { size: 1e3, suffix: "k" },
] as const;

/**
 * Labels for the ticks of an axis: one unit for all of them and as many decimals as the step needs, so that no two
 * are alike and they line up.
 * @example tickLabels({ step: 5000, values: [0, 5000, 10_000] }) // ["0", "5k", "10k"]
 */
export function tickLabels({ step, values }: Ticks): string[] {
  const largest = Math.max(...values.map(Math.abs));
  if (largest >= 1e15 || step < 1e-9) return values.map((value) => exponential(value, step));
  const unit = units.find(({ size }) => largest >= fewest(size) && decimals(step / size) <= 1) ?? {
    size: 1,
    suffix: "",
  };
  const places = decimals(step / unit.size);
  return values.map((value) => (value === 0 ? "0" : `${formatFixed(value / unit.size, places)}${unit.suffix}`));
}

/** 1,000 to 9,999 read better in full than as 1.0k to 10.0k. */
function fewest(unitSize: number): number {
  return unitSize === 1e3 ? 1e4 : unitSize;
}

/** Decimals that tell multiples of the step apart. */
function decimals(step: number): number {
  return Math.max(0, Math.min(12, Math.ceil(-Math.log10(step) - 1e-9)));
}

/** As many digits as tell multiples of the step apart. */
function exponential(value: number, step: number): string {
  if (value === 0) return "0";
  const digits = Math.ceil(Math.log10(Math.abs(value) / step) - 1e-9);
  return trimExponent(value.toExponential(Math.max(0, Math.min(15, digits))));
}
