import type { BarChart } from "./bars/bar-chart.js";
import { barChart } from "./bars/bar-picture.js";
import type { HeatMap } from "./heat-map/heat-map.js";
import { heatMap } from "./heat-map/heat-map-picture.js";
import type { Histogram } from "./histogram/histogram.js";
import { histogram } from "./histogram/histogram-picture.js";
import type { ScatterChart } from "./scatter/scatter-chart.js";
import { scatterChart } from "./scatter/scatter-picture.js";
import type { Frame } from "./svg/canvas.js";
import type { TimeSeriesChart } from "./time-series/time-series-chart.js";
import { timeSeriesChart } from "./time-series/time-series-picture.js";

/** Any chart, as a plain value that says what it is. */
export type Chart =
  | ({ readonly kind: "timeSeries" } & TimeSeriesChart)
  | ({ readonly kind: "bars" } & BarChart)
  | ({ readonly kind: "heatMap" } & HeatMap)
  | ({ readonly kind: "scatter" } & ScatterChart)
  | ({ readonly kind: "histogram" } & Histogram);

/** Draws a chart as a complete SVG document. */
export function drawChart(chart: Chart, frame: Frame = {}): string {
  switch (chart.kind) {
    case "timeSeries":
      return timeSeriesChart(chart, frame);
    case "bars":
      return barChart(chart, frame);
    case "heatMap":
      return heatMap(chart, frame);
    case "scatter":
      return scatterChart(chart, frame);
    case "histogram":
      return histogram(chart, frame);
  }
}
