import { markup } from "../markup.js";
import { type Canvas, closeCanvas } from "./canvas.js";

/** What is drawn when there is nothing to draw: the title and a sentence, so that nobody takes it for a failure. */
export function emptyPicture(canvas: Canvas, title: string): string {
  const height = canvas.top + 96;
  const body = [
    markup`<rect class="line s-grid" x=".5" y="${canvas.top + 0.5}" width="${canvas.width - 1}" height="87" rx="6"/>`,
    markup`<text class="f-muted" text-anchor="middle" x="${canvas.width / 2}" y="${canvas.top + 48}">Nothing was recorded.</text>`,
  ];
  return closeCanvas(canvas, { title, description: "Nothing was recorded.", height, body });
}
