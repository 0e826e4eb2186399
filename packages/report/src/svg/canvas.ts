import { Markup, markup } from "../markup.js";
import { chartStyle } from "./chart-style.js";
import { wrapText } from "./text-width.js";

/** How a chart is fitted into what surrounds it. */
export interface Frame {
  /** Width of the drawing, px; 320 and more (default 960); a margin of 16 is added around one that stands alone. Below 560 the layout is that of a phone. */
  readonly width?: number;
  /** `alone` (default) draws its title and carries its style; `page` leaves both to the page that it stands in. */
  readonly place?: "alone" | "page";
  /** Begins the ids in the picture: unique in the page that it stands in (default `chart`). */
  readonly idPrefix?: string;
}

/** A picture that was begun: how much room there is, and what is drawn already. */
export interface Canvas {
  readonly width: number;
  readonly narrow: boolean;
  readonly place: "alone" | "page";
  readonly idPrefix: string;
  /** Where the drawing may begin, px. */
  readonly top: number;
  readonly heading: Markup;
}

const titleSizePx = 15;
const titleLinePx = 20;
/** Around a picture that stands alone; a page has its own. */
const marginPx = 16;

/** Begins a picture: its title, if it is to be drawn. */
export function openCanvas(frame: Frame, title: string): Canvas {
  const width = Math.max(320, frame.width ?? 960);
  const lines = frame.place === "page" ? [] : wrapText(title, titleSizePx, width - 8, 3);
  const heading = lines.map(
    (line, index) => markup`<text class="f-ink title" x="0" y="${16 + index * titleLinePx}">${line}</text>`,
  );
  return {
    width,
    narrow: width < 560,
    place: frame.place ?? "alone",
    idPrefix: frame.idPrefix ?? "chart",
    top: lines.length === 0 ? 4 : lines.length * titleLinePx + 10,
    heading: markup`${heading}`,
  };
}

/** The finished picture: one SVG element with its style, title and description. */
export function closeCanvas(
  { width, place, idPrefix, heading }: Canvas,
  content: {
    readonly title: string;
    readonly description: string;
    readonly height: number;
    readonly body: readonly Markup[];
  },
): string {
  const height = Math.ceil(content.height);
  const margin = place === "page" ? 0 : marginPx;
  const size = markup`width="${width + 2 * margin}" height="${height + 2 * margin}"`;
  const box = `${-margin} ${-margin} ${width + 2 * margin} ${height + 2 * margin}`;
  return markup`<svg xmlns="http://www.w3.org/2000/svg" class="sa" ${size} viewBox="${box}" role="img" aria-labelledby="${idPrefix}-title ${idPrefix}-desc">
<title id="${idPrefix}-title">${content.title}</title>
<desc id="${idPrefix}-desc">${content.description}</desc>
${place === "page" ? undefined : markup`${styleElement}<rect class="f-surface" x="${-margin}" y="${-margin}" ${size}/>`}${heading}${content.body}
</svg>`.source;
}

// The style holds quotes, which a style element must not have escaped; nothing in it comes from outside.
const styleElement = new Markup(`<style>${chartStyle}</style>`);
