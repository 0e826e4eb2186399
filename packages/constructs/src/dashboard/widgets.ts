/** One line of a chart: a metric, its dimensions, a statistic and what it is called in the legend. */
export interface Line {
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: "Sum" | "Maximum" | "Average" | "p50" | "p99";
  readonly label: string;
}

export interface Chart {
  readonly title: string;
  readonly lines: readonly Line[];
}

// CloudWatch's grid is 24 units wide: two charts a row.
const WIDTH = 12;
const HEIGHT = 6;

/** Renders charts as the body of a CloudWatch dashboard, two a row, one-minute points. */
export function dashboardBody(region: string, charts: readonly Chart[]): string {
  return JSON.stringify({
    widgets: charts.map(({ title, lines }, index) => ({
      type: "metric",
      x: (index % 2) * WIDTH,
      y: Math.floor(index / 2) * HEIGHT,
      width: WIDTH,
      height: HEIGHT,
      properties: {
        title,
        region,
        view: "timeSeries",
        period: 60,
        metrics: lines.map(({ namespace, metric, dimensions, statistic, label }) => [
          namespace,
          metric,
          ...Object.entries(dimensions).flat(),
          { stat: statistic, label },
        ]),
      },
    })),
  });
}
