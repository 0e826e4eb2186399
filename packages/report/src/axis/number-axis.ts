import { formatCompact } from "../format/compact.js";
import { drawable, extentOf, unite } from "../series/extent.js";
import { linearScale, type Scale } from "./linear-scale.js";
import { logTicks } from "./log-ticks.js";
import { domainFromZero, domainOver } from "./value-domain.js";

/** What an axis says and how it runs. */
export interface Axis {
  /** What the values are, unit included: `cost, USD a month`. */
  readonly label: string;
  readonly scale: "linear" | "log";
}

/** An axis that was fitted to its values. */
export interface NumberAxis {
  /** From a value to 0 (begin) to 1 (end). */
  readonly place: Scale;
  readonly marks: readonly { readonly at: number; readonly label: string }[];
  /** On a logarithmic axis with values that have no logarithm: they stand at 0, apart from the rest. */
  readonly lane: boolean;
}

/** Share of the axis that values without a logarithm take. */
const laneShare = 0.09;

/**
 * Fits an axis to values. Zero and below have no logarithm: on a logarithmic axis they stand in a lane of their own at
 * its beginning, labelled `0` (or `≤ 0`), because leaving the free policy out would be a lie.
 */
export function numberAxis({ scale }: Axis, values: readonly number[], about: number): NumberAxis {
  return scale === "log" ? logAxis(values, about) : linearAxis(values, about);
}

function linearAxis(values: readonly number[], about: number): NumberAxis {
  const extent = extentOf(values) ?? { min: 0, max: 1 };
  // From zero, unless that would leave a quarter of the axis empty: places are compared here, not lengths.
  const fromZero = extent.min <= 0 || extent.min < extent.max / 4;
  const domain = fromZero ? domainFromZero(extent, about, 0) : domainOver(extent, about, 0);
  const place = linearScale(domain.extent, 0, 1);
  return {
    place: (value) => place(drawable(value)),
    marks: domain.marks.map(({ value, label }) => ({ at: place(value), label })),
    lane: false,
  };
}

function logAxis(values: readonly number[], about: number): NumberAxis {
  const positive = values.map(drawable).filter((value) => value > 0);
  const below = values.map(drawable).filter((value) => value <= 0);
  // Below 1e-300 decades lose their digits.
  const extent = unite([extentOf(positive.map((value) => Math.max(value, 1e-300)))]) ?? { min: 1, max: 10 };
  const ticks = logTicks(extent, about);
  const lane = below.length > 0;
  const domain = { min: Math.log10(ticks[0] ?? 1), max: Math.log10(ticks.at(-1) ?? 10) };
  const logarithm = linearScale(domain, lane ? laneShare : 0, 1);
  const place: Scale = (value) => (drawable(value) > 0 ? logarithm(Math.log10(drawable(value))) : 0);
  const zero = { at: 0, label: below.some((value) => value < 0) ? "≤ 0" : "0" };
  return {
    place,
    marks: [...(lane ? [zero] : []), ...ticks.map((tick) => ({ at: place(tick), label: formatCompact(tick) }))],
    lane,
  };
}
