import { type Markup, markup } from "../markup.js";
import type { ToneName } from "../svg/palette.js";
import { spread } from "../svg/spread.js";
import { fitText, textWidth } from "../svg/text-width.js";

/** A name that stands at the end of its line, in the line's colour. */
export interface EndLabel {
  readonly label: string;
  readonly tone: ToneName;
  /** Where the line ends, px. */
  readonly y: number;
}

const fontSizePx = 12;
const mostPx = 170;
const leaderPx = 12;

/** Room to the right of the plot, px. */
export function endLabelsWidth(labels: readonly string[]): number {
  const widest = Math.max(0, ...labels.map((label) => textWidth(label, fontSizePx)));
  return Math.min(mostPx, Math.ceil(widest)) + leaderPx + 4;
}

/** The names, moved apart where lines end together, each tied to its end. */
export function endLabels(labels: readonly EndLabel[], x: number, top: number, bottom: number): Markup {
  const places = spread(
    labels.map(({ y }) => y),
    15,
    top + 4,
    bottom - 2,
  );
  const drawn = labels.map(({ label, tone, y }, index) => {
    const at = places[index] ?? y;
    return markup`<path class="line s-${tone}" stroke-opacity=".5" d="M${x + 1},${y}L${x + leaderPx - 3},${at}"/><text class="f-${tone} strong" x="${x + leaderPx}" y="${at + 4}">${fitText(label, fontSizePx, mostPx)}</text>`;
  });
  return markup`${drawn}`;
}
