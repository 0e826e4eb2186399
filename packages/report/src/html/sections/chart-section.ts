import { type Chart, drawChart } from "../../chart.js";
import { Markup, markup } from "../../markup.js";

/** Width of the page's column and of a phone's, px: each picture is made for both, the page shows the one that fits. */
const widePx = 960;
const slimPx = 358;

/** A chart, twice: text keeps its size whatever the screen. */
export function chartSection(chart: Chart, caption: string | undefined, idPrefix: string): Markup {
  return markup`<figure><h2>${chart.title}</h2>${
    caption === undefined ? undefined : markup`<figcaption>${caption}</figcaption>`
  }<div class="wide">${picture(chart, widePx, `${idPrefix}-wide`)}</div><div class="slim">${picture(chart, slimPx, `${idPrefix}-slim`)}</div></figure>`;
}

function picture(chart: Chart, width: number, idPrefix: string): Markup {
  return new Markup(drawChart(chart, { width, place: "page", idPrefix }));
}
