import type { Place } from "./path.js";

/** The upper and the lower edge of a line that goes up and down within a pixel. */
export interface Envelope {
  readonly upper: readonly Place[];
  readonly lower: readonly Place[];
}

/**
 * Edges of a dense line: in each column of the picture its highest and its lowest place. A line through the upper edge
 * shows every spike, without painting the band between as a solid block.
 * @param places from left to right
 */
export function envelope(places: readonly Place[], columnPx: number): Envelope {
  const upper: Place[] = [];
  const lower: Place[] = [];
  let column = Number.NaN;
  for (const { x, y } of places) {
    const here = Math.floor(x / columnPx);
    const top = upper.at(-1);
    const bottom = lower.at(-1);
    if (here !== column || top === undefined || bottom === undefined) {
      upper.push({ x, y });
      lower.push({ x, y });
      column = here;
    } else {
      upper[upper.length - 1] = { x: y < top.y ? x : top.x, y: Math.min(y, top.y) };
      lower[lower.length - 1] = { x: y > bottom.y ? x : bottom.x, y: Math.max(y, bottom.y) };
    }
  }
  return { upper, lower };
}
