import { type Markup, markup } from "../markup.js";
import { textWidth } from "../svg/text-width.js";
import type { NumberAxis } from "./number-axis.js";

/** Room below the plot for labels and the axis's own, px. */
export const bottomAxisHeightPx = 44;

/** The plot that the axis belongs to, and where the picture ends; px. */
export interface AboveAxis {
  readonly left: number;
  readonly right: number;
  /** Fine upright lines go up to here. */
  readonly top: number;
  readonly bottom: number;
  readonly edge: number;
}

/** A horizontal axis of numbers with its fine upright lines. */
export function bottomAxis(axis: NumberAxis, label: string, { left, right, top, bottom, edge }: AboveAxis): Markup {
  let taken = Number.NEGATIVE_INFINITY;
  const drawn = axis.marks.map((mark) => {
    const x = left + mark.at * (right - left);
    const half = textWidth(mark.label, 12) / 2;
    const free = x - half > taken;
    if (free) taken = x + half + 8;
    const text = free
      ? markup`<text class="f-muted" text-anchor="middle" x="${Math.min(x, edge - half)}" y="${bottom + 18}">${mark.label}</text>`
      : undefined;
    return markup`<path class="line s-grid" d="M${x},${top}V${bottom}"/>${text}`;
  });
  return markup`${drawn}<path class="line s-axis" d="M${left},${bottom}H${right}"/>${axisBreak(axis, left, right, bottom)}<text class="f-muted" text-anchor="end" x="${right}" y="${bottom + 37}">${label}</text>`;
}

/** Two strokes across the axis where the lane of zeros ends. */
function axisBreak({ lane, marks }: NumberAxis, left: number, right: number, bottom: number): Markup | undefined {
  const first = marks[1];
  if (!lane || first === undefined) return undefined;
  const x = left + (first.at / 2) * (right - left);
  return markup`<path class="line s-surface" stroke-width="3" d="M${x - 2},${bottom}h4"/><path class="line s-axis" d="M${x - 4},${bottom + 4}l3,-8M${x + 1},${bottom + 4}l3,-8"/>`;
}
