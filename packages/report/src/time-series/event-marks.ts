import type { Scale } from "../axis/linear-scale.js";
import { type Markup, markup } from "../markup.js";
import type { Plot } from "../svg/plot.js";
import { textWidth } from "../svg/text-width.js";

/** What happened when. */
export interface EventMark {
  readonly at: number;
  readonly label: string;
}

/** Room above the plot for the names of events, px. */
export const eventRowPx = 18;

/** More names than this are noise: the marks stay, the names are left to the tooltips. */
const mostNames = 12;

/** A fine line through the plot for each event, named above where the name does not touch its neighbour's. */
export function eventMarks(events: readonly EventMark[], plot: Plot, x: Scale): Markup {
  let taken = Number.NEGATIVE_INFINITY;
  const named = events.length <= mostNames;
  const drawn = [...events]
    .sort((a, b) => a.at - b.at)
    .map(({ at, label }) => {
      const place = x(at);
      const half = textWidth(label, 12) / 2;
      const middle = Math.max(half, Math.min(place, plot.right - half));
      const free = named && middle - half > taken;
      if (free) taken = middle + half + 8;
      const name = free
        ? markup`<text class="f-muted" text-anchor="middle" x="${middle}" y="${plot.top - 9}">${label}</text>`
        : undefined;
      return markup`<g><title>${label}</title><path class="line s-muted" stroke-opacity=".55" stroke-dasharray="1 3" d="M${place},${plot.top}V${plot.bottom}"/><path class="f-muted" d="M${place - 3.5},${plot.top - 5}h7l-3.5,5z"/>${name}</g>`;
    });
  return markup`${drawn}`;
}
