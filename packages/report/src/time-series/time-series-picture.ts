import { timeAxis, timeAxisHeightPx } from "../axis/time-axis.js";
import { valueAxis } from "../axis/value-axis.js";
import { markup } from "../markup.js";
import { closeCanvas, type Frame, openCanvas } from "../svg/canvas.js";
import { emptyPicture } from "../svg/empty-picture.js";
import { endLabels } from "./end-labels.js";
import { eventMarks } from "./event-marks.js";
import { hoverColumns } from "./hover-columns.js";
import { layOut } from "./layout.js";
import { lineEnds, loadArea, stairsLine } from "./marks.js";
import { panelBars, panelCaption } from "./panel-bars.js";
import { peakMark } from "./peak-mark.js";
import { checkTimeSeriesChart, describeTimeSeries, spanOf, type TimeSeriesChart } from "./time-series-chart.js";

/**
 * Draws load as an area and capacity as stairs over time, with what happened when and a panel of counts below.
 *
 * Long series are thinned out to the columns of the picture, first, lowest, highest and last of each kept, so spikes
 * survive. Ticks stand on round calendar times of the zone.
 *
 * @returns a complete SVG document, also fit to stand inside HTML
 * @throws {InvalidChartError} when a series is not in time order, its columns differ in length or the zone is unknown
 */
export function timeSeriesChart(chart: TimeSeriesChart, frame: Frame = {}): string {
  checkTimeSeriesChart(chart);
  const canvas = openCanvas(frame, chart.title);
  const span = spanOf(chart);
  if (span === undefined) return emptyPicture(canvas, chart.title);

  const layout = layOut(chart, span, canvas);
  const { main, panel, stairs, x, timeZone, captionY, bottom } = layout;
  const { left, right } = main;
  const events = (chart.events ?? []).filter(({ at }) => at >= span.min && at <= span.max);
  const capacity = stairs.map(({ series }) => series);
  const body = [
    markup`${layout.legend}<text class="f-muted" x="0" y="${captionY}">${chart.unit}</text>`,
    markup`<text class="f-muted" text-anchor="end" x="${right}" y="${captionY}">${timeZone}</text>`,
    valueAxis(main.domain.marks, main.y, left, right, 0),
    loadArea(chart.load, layout),
    // The first is the one that the chart is about: drawn last, on top.
    ...[...stairs].reverse().map((line) => stairsLine(line, layout)),
    markup`${peakMark(chart.load, layout)}`,
    markup`${canvas.narrow ? undefined : endLabels(lineEnds(chart.load, layout), right, main.top, main.bottom)}`,
  ];
  if (panel !== undefined) {
    body.push(
      markup`<text class="f-series3 strong" x="${left}" y="${panel.plot.top - 12}">${panelCaption(chart.below?.label ?? "", panel.bins)}</text>`,
      valueAxis(panel.plot.domain.marks, panel.plot.y, left, right, 0),
      panelBars(panel.bins, panel.plot, x),
    );
  }
  body.push(
    timeAxis(span, timeZone, x, bottom, left, right),
    hoverColumns({
      span,
      timeZone,
      load: chart.load,
      capacity,
      left,
      right,
      top: main.top,
      bottom,
      columns: canvas.narrow ? 48 : 120,
    }),
    eventMarks(events, main, x),
  );
  return closeCanvas(canvas, {
    title: chart.title,
    description: describeTimeSeries(chart),
    height: bottom + timeAxisHeightPx,
    body,
  });
}
