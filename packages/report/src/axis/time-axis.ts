import { type Markup, markup } from "../markup.js";
import type { Extent } from "../series/extent.js";
import { textWidth } from "../svg/text-width.js";
import type { Scale } from "./linear-scale.js";
import { type TimeTick, timeTicks } from "./time-ticks.js";

/** Height of the axis below the plot, px. */
export const timeAxisHeightPx = 40;

const fontSizePx = 12;

/** Instants below a plot: times in one row, the days they belong to in another. */
export function timeAxis(within: Extent, timeZone: string, x: Scale, y: number, left: number, right: number): Markup {
  const labels = timeTicks(within, Math.max(1, (right - left) / 76), timeZone);
  const marks = labels.map(({ at }) => markup`<path class="line s-axis" d="M${x(at)},${y}v5"/>`);
  const times = apart(labels.map(({ at, label }) => ({ x: x(at), text: label })));
  const days = apart(contexts(labels, x));
  return markup`<path class="line s-axis" d="M${left},${y}H${right}"/>${marks}${row(times, y + 19, "f-ink", right)}${row(days, y + 35, "f-muted", right)}`;
}

interface AxisLabel {
  readonly x: number;
  readonly text: string;
}

/** Days where they begin, with the year at the first and where it changes. */
function contexts(ticks: readonly TimeTick[], x: Scale): AxisLabel[] {
  const changes = ticks.filter((tick, index) => {
    const before = ticks[index - 1];
    return before === undefined || before.context !== tick.context || before.year !== tick.year;
  });
  const full = changes.map((tick) => ({ x: x(tick.at), text: `${tick.context} ${tick.year}`.trim() }));
  const [first, second] = full;
  // The first tick is seldom a midnight: its day gives way to the next one's.
  const from = first !== undefined && second !== undefined && overlap(first, second) ? 1 : 0;
  return full.slice(from).map((label, place) => {
    const tick = changes[from + place];
    const sameYear = place > 0 && tick !== undefined && changes[from + place - 1]?.year === tick.year;
    return { x: label.x, text: sameYear && tick.context !== "" ? tick.context : label.text };
  });
}

/** From the left, those that do not touch the one before. */
function apart(labels: readonly AxisLabel[]): AxisLabel[] {
  const kept: AxisLabel[] = [];
  for (const label of labels) {
    const before = kept.at(-1);
    if (label.text !== "" && (before === undefined || !overlap(before, label))) kept.push(label);
  }
  return kept;
}

function overlap(left: AxisLabel, right: AxisLabel): boolean {
  const halves = (textWidth(left.text, fontSizePx) + textWidth(right.text, fontSizePx)) / 2;
  return right.x - left.x < halves + 8;
}

/** Labels at the ends are moved in, so that they stay on the picture. */
function row(labels: readonly AxisLabel[], y: number, tone: string, right: number): Markup {
  const drawn = labels.map(({ x, text }) => {
    const half = textWidth(text, fontSizePx) / 2;
    const held = Math.max(half, Math.min(x, right + 8 - half));
    return markup`<text class="${tone}" text-anchor="middle" x="${held}" y="${y}">${text}</text>`;
  });
  return markup`${drawn}`;
}
