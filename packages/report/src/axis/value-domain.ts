import { type Extent, unite } from "../series/extent.js";
import { linearTicks } from "./linear-ticks.js";
import { tickLabels } from "./tick-labels.js";

/** A labelled place on an axis of values. */
export interface AxisMark {
  readonly value: number;
  readonly label: string;
}

/** An axis of values: its domain and its labels. */
export interface ValueDomain {
  readonly extent: Extent;
  readonly marks: readonly AxisMark[];
}

/** Round values from zero, so that heights compare. */
export function domainFromZero(extent: Extent | undefined, ticks: number, smallestStep: number): ValueDomain {
  const covered = unite([extent, { min: 0, max: 0 }]) ?? { min: 0, max: 0 };
  return domainOver(covered, ticks, smallestStep);
}

/** Round values that cover the extent. */
export function domainOver(extent: Extent, ticks: number, smallestStep: number): ValueDomain {
  const found = linearTicks(extent, ticks, smallestStep);
  const labels = tickLabels(found);
  return {
    extent: { min: found.values[0] ?? 0, max: found.values.at(-1) ?? 1 },
    marks: found.values.map((value, index) => ({ value, label: labels[index] ?? "" })),
  };
}
