import type { TimeSeriesChart } from "./series/time-series-chart.js";
import type { Frame } from "./svg/canvas.js";
import { timeSeriesChart } from "./svg/time-series/time-series-svg.js";

/** Any chart, as a plain value that says what it is. */
export type Chart = { readonly kind: "timeSeries" } & TimeSeriesChart;

/** Draws a chart as a complete SVG document. */
export function drawChart(chart: Chart, frame: Frame = {}): string {
  switch (chart.kind) {
    case "timeSeries":
      return timeSeriesChart(chart, frame);
  }
}
