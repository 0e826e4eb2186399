import { type Markup, markup } from "../markup.js";
import type { ToneName } from "./palette.js";
import { fitText, textWidth } from "./text-width.js";

/** A name and how what it names is drawn. */
export interface LegendEntry {
  readonly label: string;
  readonly tone: ToneName;
  readonly mark: "area" | "box" | "tick" | { readonly dash: string };
}

const fontSizePx = 12;
const sampleWidthPx = 18;
const rowHeightPx = 18;

/** Rows of entries, each broken where the width ends. */
export function legend(
  entries: readonly LegendEntry[],
  left: number,
  top: number,
  width: number,
): { readonly drawn: Markup; readonly heightPx: number } {
  const drawn: Markup[] = [];
  let x = left;
  let y = top;
  for (const entry of entries) {
    const label = fitText(entry.label, fontSizePx, width - sampleWidthPx - 6);
    const entryWidth = sampleWidthPx + 6 + textWidth(label, fontSizePx);
    if (x > left && x + entryWidth > left + width) {
      x = left;
      y += rowHeightPx;
    }
    drawn.push(sample(entry, x, y + 9));
    drawn.push(markup`<text class="f-ink" x="${x + sampleWidthPx + 6}" y="${y + 13}">${label}</text>`);
    x += entryWidth + 16;
  }
  return { drawn: markup`${drawn}`, heightPx: entries.length === 0 ? 0 : y - top + rowHeightPx };
}

function sample({ tone, mark }: LegendEntry, x: number, y: number): Markup {
  if (mark === "area") {
    return markup`<rect class="f-${tone}" fill-opacity=".22" x="${x}" y="${y - 5}" width="${sampleWidthPx}" height="10"/><path class="line s-${tone}" stroke-width="1.5" d="M${x},${y - 5}h${sampleWidthPx}"/>`;
  }
  if (mark === "box") return markup`<rect class="f-${tone}" x="${x + 3}" y="${y - 6}" width="12" height="12" rx="2"/>`;
  if (mark === "tick") return markup`<path class="line s-${tone}" stroke-width="2" d="M${x + 3},${y}h12"/>`;
  return markup`<path class="line s-${tone}" stroke-width="2" stroke-dasharray="${mark.dash}" d="M${x},${y}h${sampleWidthPx}"/>`;
}
