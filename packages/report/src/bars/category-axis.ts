import { type Markup, markup } from "../markup.js";
import { fitText, textWidth } from "../svg/text-width.js";

/** Room below the plot, px. */
export const categoryAxisHeightPx = 26;

/** Steps between labels that suit hours (24), days (7) and anything else. */
const strides = [1, 2, 3, 4, 6, 12, 24, 48, 96];

/** Names under places of equal width: all where they fit, else every second, third, ... */
export function categoryAxis(labels: readonly string[], left: number, stepPx: number, y: number): Markup {
  const widest = Math.max(0, ...labels.map((label) => textWidth(label, 12))) + 8;
  const stride = strides.find((one) => one * stepPx >= widest) ?? Math.max(1, Math.ceil(labels.length / 2));
  const drawn = labels.map((label, index) => {
    if (index % stride !== 0) return undefined;
    const text = fitText(label, 12, stride * stepPx + 8);
    return markup`<text class="f-ink" text-anchor="middle" x="${left + (index + 0.5) * stepPx}" y="${y + 19}">${text}</text>`;
  });
  return markup`${drawn.filter((one) => one !== undefined)}`;
}
