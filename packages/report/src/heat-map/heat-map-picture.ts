import { linearScale, type Scale } from "../axis/linear-scale.js";
import { categoryAxis, categoryAxisHeightPx } from "../bars/category-axis.js";
import { formatCompact } from "../format/compact.js";
import { formatNumber } from "../format/number.js";
import { type Markup, markup } from "../markup.js";
import { drawable, type Extent, extentOf, unite } from "../series/extent.js";
import { closeCanvas, type Frame, openCanvas } from "../svg/canvas.js";
import { emptyPicture } from "../svg/empty-picture.js";
import { fitText, textWidth } from "../svg/text-width.js";
import { checkHeatMap, describeHeatMap, type HeatMap } from "./heat-map.js";

/** The palest and the strongest cell: opacities of one hue, so that both themes and every eye see the same order. */
const palest = 0.07;
const strongest = 1;
const gapPx = 2;

/**
 * Draws a grid of cells, the stronger the higher, from zero; the highest is outlined. Cells without a value are hollow.
 * @returns a complete SVG document, also fit to stand inside HTML
 * @throws {InvalidChartError} when the values do not fit rows and columns
 */
export function heatMap(map: HeatMap, frame: Frame = {}): string {
  checkHeatMap(map);
  const canvas = openCanvas(frame, map.title);
  const found = unite(map.values.map(extentOf));
  if (found === undefined || map.columns.length === 0) return emptyPicture(canvas, map.title);

  const extent = unite([found, { min: 0, max: 0 }]) ?? found;
  const strength = linearScale(extent, palest, strongest);
  const names = map.rows.map((row) => fitText(row, 12, canvas.width / 4));
  const left = Math.ceil(Math.max(...names.map((name) => textWidth(name, 12)))) + 10;
  const step = (canvas.width - left) / map.columns.length;
  const rowPx = Math.max(20, Math.min(34, canvas.narrow ? 26 : 32));
  const key = scaleKey(map.unit, extent, strength, canvas.top);
  const top = canvas.top + key.heightPx + 10;

  const body = [
    key.drawn,
    ...names.map(
      (name, row) =>
        markup`<text class="f-ink" text-anchor="end" x="${left - 8}" y="${top + row * rowPx + rowPx / 2 + 4}">${name}</text>`,
    ),
    ...map.values.flatMap((values, row) =>
      map.columns.map((column, index) => {
        const value = values[index] ?? Number.NaN;
        const title = `${map.rows[row] ?? ""} ${column}\n${formatNumber(value)} ${map.unit}`;
        const place = { x: left + index * step + gapPx / 2, y: top + row * rowPx + gapPx / 2 };
        return cell(
          value,
          { ...place, width: step - gapPx, height: rowPx - gapPx },
          strength,
          value === found.max,
          title,
        );
      }),
    ),
    categoryAxis(map.columns, left, step, top + map.rows.length * rowPx - 4),
  ];
  const height = top + map.rows.length * rowPx + categoryAxisHeightPx;
  return closeCanvas(canvas, { title: map.title, description: describeHeatMap(map), height, body });
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function cell(value: number, { x, y, width, height }: Box, strength: Scale, highest: boolean, title: string): Markup {
  const box = markup`x="${x}" y="${y}" width="${Math.max(1, width)}" height="${height}" rx="2"`;
  if (!Number.isFinite(value)) {
    return markup`<rect class="line s-grid" ${box} pointer-events="all"><title>${title}</title></rect>`;
  }
  const outline = highest ? markup` class="f-load s-ink" stroke-width="1.75"` : markup` class="f-load"`;
  return markup`<rect${outline} fill-opacity="${strength(drawable(value))}" ${box}><title>${title}</title></rect>`;
}

/** What pale and strong stand for. */
function scaleKey(unit: string, extent: Extent, strength: Scale, top: number): { drawn: Markup; heightPx: number } {
  const steps = 6;
  const stepPx = 18;
  const unitWidth = textWidth(unit, 12) + 14;
  const low = formatCompact(extent.min);
  const stripX = unitWidth + textWidth(low, 12) + 6;
  const strip = Array.from({ length: steps }, (_, index) => {
    const value = extent.min + ((extent.max - extent.min) * index) / (steps - 1);
    return markup`<rect class="f-load" fill-opacity="${strength(value)}" x="${stripX + index * stepPx}" y="${top + 2}" width="${stepPx - gapPx}" height="12" rx="2"/>`;
  });
  const drawn = markup`<text class="f-muted" x="0" y="${top + 12}">${unit}</text><text class="f-muted" x="${unitWidth}" y="${top + 12}">${low}</text>${strip}<text class="f-muted" x="${stripX + steps * stepPx + 4}" y="${top + 12}">${formatCompact(extent.max)}</text>`;
  return { drawn, heightPx: 18 };
}
