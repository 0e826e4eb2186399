import { bottomAxis, bottomAxisHeightPx } from "../axis/bottom-axis.js";
import { numberAxis } from "../axis/number-axis.js";
import { formatNumber } from "../format/number.js";
import { type Markup, markup } from "../markup.js";
import { closeCanvas, type Frame, openCanvas } from "../svg/canvas.js";
import { emptyPicture } from "../svg/empty-picture.js";
import { linePath } from "../svg/path.js";
import { alongLine, aroundPoint, type Box, type LabelPlace, placeLabels } from "../svg/place-labels.js";
import { fitText, textWidth } from "../svg/text-width.js";
import { pareto } from "./pareto.js";
import { describeScatter, drawablePoints, type ScatterChart, type ScatterPoint } from "./scatter-chart.js";

/** A point where it is drawn, px. */
interface Dot extends ScatterPoint {
  readonly point: ScatterPoint;
  readonly name: string;
  readonly best: boolean;
}

const radiusPx = 5;

/**
 * Draws named points, filled where no other point beats them, and the line through those.
 * @returns a complete SVG document, also fit to stand inside HTML
 */
export function scatterChart(chart: ScatterChart, frame: Frame = {}): string {
  const canvas = openCanvas(frame, chart.title);
  const points = drawablePoints(chart);
  if (points.length === 0) return emptyPicture(canvas, chart.title);

  const xAxis = numberAxis(
    chart.x,
    points.map(({ x }) => x),
    canvas.narrow ? 4 : 8,
  );
  const yAxis = numberAxis(
    chart.y,
    points.map(({ y }) => y),
    5,
  );
  const left = Math.ceil(Math.max(...yAxis.marks.map(({ label }) => textWidth(label, 12)))) + 10;
  const right = canvas.width - 6;
  const top = canvas.top + 28;
  const bottom = top + (canvas.narrow ? 300 : 380);
  // Dots and their names keep off the axes.
  const x = (value: number) => left + 8 + xAxis.place(value) * (right - left - 16);
  const y = (value: number) => bottom - 8 - yAxis.place(value) * (bottom - top - 16);

  const frontier = pareto(points);
  const dots = points.map(
    (point): Dot => ({
      ...point,
      point,
      x: x(point.x),
      y: y(point.y),
      name: fitText(point.label, 12, canvas.width / 2.5),
      best: frontier.includes(point),
    }),
  );
  const line = dots.filter(({ best }) => best).sort((a, b) => a.x - b.x || b.y - a.y);
  const body = [
    markup`<text class="f-muted" x="0" y="${canvas.top + 12}">${chart.y.label}</text>`,
    ...(chart.frontier === undefined ? [] : [frontierName(chart.frontier, right, canvas.top + 12)]),
    bottomAxis(xAxis, chart.x.label, { left: left + 8, right: right - 8, top, bottom, edge: canvas.width }),
    ...yAxis.marks.map(({ at, label }) => leftMark(label, bottom - 8 - at * (bottom - top - 16), left, right)),
    ...frontierLine(chart.frontier, line),
    ...dotMarks(chart, dots, line, { left, right, top, bottom }),
  ];
  const height = bottom + bottomAxisHeightPx;
  return closeCanvas(canvas, { title: chart.title, description: describeScatter(chart), height, body });
}

function leftMark(label: string, y: number, left: number, right: number): Markup {
  return markup`<path class="line s-grid" d="M${left},${y}H${right}"/><text class="f-muted" text-anchor="end" x="${left - 8}" y="${y + 4}">${label}</text>`;
}

function frontierLine(name: string | undefined, line: readonly Dot[]): Markup[] {
  if (name === undefined || line.length < 2) return [];
  return [markup`<path class="line s-series2" stroke-width="1.5" stroke-dasharray="5 4" d="${linePath(line)}"/>`];
}

/** What the dashed line is, in the corner above the plot. */
function frontierName(name: string, right: number, y: number): Markup {
  const text = fitText(name, 12, right / 2);
  return markup`<path class="line s-series2" stroke-width="1.5" stroke-dasharray="5 4" d="M${right - textWidth(text, 12) - 28},${y - 4}h22"/><text class="f-series2" text-anchor="end" x="${right}" y="${y}">${text}</text>`;
}

function dotMarks(chart: ScatterChart, dots: readonly Dot[], line: readonly Dot[], within: Box): Markup[] {
  // The strong ones choose their places first.
  const order = [...dots].sort((a, b) => Number(b.strong ?? false) - Number(a.strong ?? false));
  const places = placeLabels(
    order.map(({ x, y, name }) => ({ x, y, widthPx: textWidth(name, 12) })),
    within,
    dots.map((dot) => aroundPoint(dot, radiusPx)),
    chart.frontier === undefined ? [] : alongLine(line),
  );
  return [
    ...order.map((dot, index) => leader(dot, places[index])),
    ...[...order].reverse().map((dot) => drawDot(chart, dot)),
    ...order.map((dot, index) => nameOf(dot, places[index])),
  ];
}

function drawDot(chart: ScatterChart, { x, y, point, best, strong }: Dot): Markup {
  const tone = strong === true ? "series1" : "load";
  const title = `${point.label}\n${chart.x.label}: ${formatNumber(point.x)}\n${chart.y.label}: ${formatNumber(point.y)}`;
  const fill = best ? `f-${tone}` : "f-surface";
  return markup`<circle class="${fill} s-${tone}" stroke-width="1.75" cx="${x}" cy="${y}" r="${strong === true ? radiusPx + 1 : radiusPx - 0.5}"><title>${title}</title></circle>`;
}

function nameOf({ x, name, strong }: Dot, place: LabelPlace | undefined): Markup {
  if (place === undefined) return markup``;
  const { left, right, bottom } = place.box;
  const tone = strong === true ? "f-series1 strong" : "f-ink";
  // Widths are estimates on the wide side: the end towards the point is the one that is held.
  const [anchor, at] = left > x ? ["start", left] : right < x ? ["end", right] : ["middle", (left + right) / 2];
  return markup`<text class="${tone} halo" text-anchor="${anchor}" x="${at}" y="${bottom - 3}">${name}</text>`;
}

/** A fine line to a name that found no room beside its point. */
function leader({ x, y }: Dot, place: LabelPlace | undefined): Markup {
  if (place === undefined || place.distancePx < 15) return markup``;
  const { left, right, top, bottom } = place.box;
  const endX = Math.max(left, Math.min(x, right));
  const endY = Math.max(top, Math.min(y, bottom));
  return markup`<path class="line s-axis" d="M${x},${y}L${endX},${endY}"/>`;
}
