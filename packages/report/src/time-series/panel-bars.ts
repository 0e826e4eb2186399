import type { Scale } from "../axis/linear-scale.js";
import { formatDuration } from "../format/duration.js";
import { type Markup, markup } from "../markup.js";
import type { Bins } from "../series/rebin.js";
import type { Plot } from "../svg/plot.js";

/** Lengths that have a word of their own. */
const words = new Map([
  [1000, "second"],
  [60_000, "minute"],
  [3_600_000, "hour"],
  [86_400_000, "day"],
  [604_800_000, "week"],
]);

/** Says what a bar of the panel counts: `cold starts per hour`, `cold starts per 30 min`. */
export function panelCaption(label: string, { binMs }: Bins): string {
  return `${label} per ${words.get(binMs) ?? formatDuration(binMs)}`;
}

/** Bars of added-up counts, on the time axis of the plot above. */
export function panelBars({ binMs, startAt, sums }: Bins, plot: Plot, x: Scale): Markup {
  const zero = plot.y(0);
  let path = "";
  for (const [index, sum] of sums.entries()) {
    if (Number.isNaN(sum) || sum === 0) continue;
    const from = x(startAt + index * binMs);
    const to = x(startAt + (index + 1) * binMs);
    const gap = to - from > 4 ? 1 : 0.25;
    // A single cold start among thousands must still be seen.
    const height = Math.max(1, Math.abs(plot.y(sum) - zero));
    path +=
      markup`M${from + gap / 2},${zero}h${Math.max(0.5, to - from - gap)}v${sum > 0 ? -height : height}H${from + gap / 2}z`
        .source;
  }
  return markup`<path class="f-series3" fill-opacity=".85" d="${path}"/>`;
}
