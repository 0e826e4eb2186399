import type { Axis } from "../axis/number-axis.js";
import { formatNumber } from "../format/number.js";
import { pareto } from "./pareto.js";

/** Named points on two axes where less is better on both, such as cost against cold starts. */
export interface ScatterChart {
  readonly title: string;
  /** For those who cannot see the picture; without it the points are told. */
  readonly description?: string;
  readonly x: Axis;
  readonly y: Axis;
  /** Points with a coordinate that is not finite are left out. */
  readonly points: readonly ScatterPoint[];
  /** Name of the line through the points that no other beats; without it there is no line. */
  readonly frontier?: string;
}

export interface ScatterPoint {
  readonly x: number;
  readonly y: number;
  readonly label: string;
  /** What the chart is about. */
  readonly strong?: boolean;
}

/** The points that can be drawn. */
export function drawablePoints({ points }: ScatterChart): ScatterPoint[] {
  return points.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
}

/** Every point, and which of them no other beats. */
export function describeScatter(chart: ScatterChart): string {
  if (chart.description !== undefined) return chart.description;
  const points = drawablePoints(chart);
  const told = points.map(({ label, x, y }) => `${label}: ${formatNumber(x)}, ${formatNumber(y)}.`);
  const best = pareto(points).map(({ label }) => label);
  return `${chart.x.label} against ${chart.y.label}. ${told.join(" ")} Not beaten by another: ${best.join(", ")}.`;
}
