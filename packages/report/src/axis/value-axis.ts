import { type Markup, markup } from "../markup.js";
import { textWidth } from "../svg/text-width.js";
import type { Scale } from "./linear-scale.js";
import type { AxisMark } from "./value-domain.js";

/** Room that the labels of a vertical axis need to the left of the plot, px. */
export function valueAxisWidth(marks: readonly AxisMark[]): number {
  return Math.ceil(Math.max(0, ...marks.map(({ label }) => textWidth(label, 12)))) + 10;
}

/** Horizontal lines with their labels at the left; the one at `baseline` is drawn as the axis. */
export function valueAxis(marks: readonly AxisMark[], y: Scale, left: number, right: number, baseline: number): Markup {
  const drawn = marks.map(({ value, label }) => {
    const at = y(value);
    const tone = value === baseline ? "s-axis" : "s-grid";
    return markup`<path class="line ${tone}" d="M${left},${at}H${right}"/><text class="f-muted" text-anchor="end" x="${left - 8}" y="${at + 4}">${label}</text>`;
  });
  return markup`${drawn}`;
}
