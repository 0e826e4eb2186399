import { type Chart, type Report, regularSeries, type Section } from "../../src/index.js";

const minuteMs = 60_000;
const startAt = Date.UTC(2026, 2, 28, 5, 17);

/** Uniform numbers from a seed: a linear congruential generator is enough to look uneven. */
let state = 5;
function random(): number {
  state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
  return state / 2 ** 31;
}

function list<Value>(length: number, value: (index: number) => Value): Value[] {
  return Array.from({ length }, (_, index) => value(index));
}

const timeSeries: readonly Chart[] = [
  { kind: "timeSeries", title: "Empty", unit: "executions", load: regularSeries("load", startAt, minuteMs, []) },
  { kind: "timeSeries", title: "One point", unit: "executions", load: regularSeries("load", startAt, minuteMs, [7]) },
  {
    kind: "timeSeries",
    title: "Constant zero",
    unit: "executions",
    load: regularSeries("load", startAt, minuteMs, new Array<number>(50).fill(0)),
    capacity: [{ label: "capacity", at: [startAt], values: [0] }],
  },
  {
    kind: "timeSeries",
    title: "Six capacities that end together, with long names and a title that has to wrap on every screen there is",
    unit: "executions",
    timeZone: "Europe/Zurich",
    load: regularSeries(
      "concurrency of the function checkout",
      startAt,
      minuteMs,
      list(120, (minute) => 50 + 30 * Math.sin(minute / 9) + random() * 10),
    ),
    capacity: ["predictive", "aws-target-tracking-max", "scheduled-hourly", "hybrid-histogram", "knative", "hpa"].map(
      (label, index) => ({
        label,
        at: [0, 20, 40, 60, 90].map((minute) => startAt + (minute + index * 3) * minuteMs),
        values: [60, 80 + index, 70 - index, 90, 85 + index],
      }),
    ),
    events: list(9, (index) => ({
      at: startAt + (index * 11 + 5) * minuteMs,
      label: ["deploy", "override to 50 until noon", "paused"][index % 3] ?? "",
    })),
    below: regularSeries(
      "cold starts",
      startAt,
      minuteMs,
      list(120, () => Math.floor(random() * 4)),
    ),
  },
  {
    kind: "timeSeries",
    title: "The night in which clocks go forward",
    unit: "executions",
    timeZone: "Europe/Zurich",
    load: regularSeries(
      "load",
      Date.UTC(2026, 2, 28, 22),
      5 * minuteMs,
      list(96, (index) => index % 13),
    ),
  },
  {
    kind: "timeSeries",
    title: "Gaps",
    unit: "executions",
    load: regularSeries(
      "load",
      startAt,
      30 * minuteMs,
      list(100, (index) => (index % 25 > 18 ? Number.NaN : index % 17)),
    ),
    capacity: [
      {
        label: "capacity",
        at: [0, 20, 30].map((hour) => startAt + hour * 60 * minuteMs),
        values: [20, Number.NaN, 10],
      },
    ],
  },
  {
    kind: "timeSeries",
    title: "A year of hours",
    unit: "requests",
    load: regularSeries(
      "requests",
      Date.UTC(2025, 2, 3),
      60 * minuteMs,
      list(24 * 365, (hour) => 5000 * (1 + Math.sin(hour / 1400)) * (1 + 0.6 * Math.sin((hour * Math.PI) / 12))),
    ),
  },
  {
    kind: "timeSeries",
    title: "Huge, and below zero",
    unit: "change",
    load: regularSeries(
      "net",
      startAt,
      minuteMs,
      list(200, (minute) => 1e18 * Math.sin(minute / 20)),
    ),
    capacity: [{ label: "limit", at: [startAt], values: [-7e17] }],
  },
];

const others: readonly Chart[] = [
  {
    kind: "bars",
    title: "A window round midnight, and small values",
    unit: "requests a second",
    label: "mean",
    bars: list(24, (hour) => ({ label: `${String(hour).padStart(2, "0")}:00`, value: random() / 100 })),
    marks: { label: "95th percentile of 28 days", values: list(24, () => 0.012 + random() / 500) },
    windows: [
      { from: 20, to: 4, label: "night batch: 30 from 20:00, 8 h" },
      { from: 8, to: 10, label: "morning" },
      { from: 11, to: 13, label: "lunch: 12 from 11:00" },
    ],
  },
  {
    kind: "bars",
    title: "One bar, below zero",
    unit: "requests",
    label: "sum",
    bars: [{ label: "only", value: -3 }],
  },
  {
    kind: "heatMap",
    title: "Long row names and gaps",
    unit: "requests an hour",
    rows: ["GET /api/v1/orders/{id}/items", "POST /login", "DELETE /"],
    columns: list(24, String),
    values: list(3, () => list(24, () => (random() < 0.1 ? Number.NaN : Math.floor(random() * 9000)))),
  },
  {
    kind: "scatter",
    title: "Two logarithmic axes with zeros, and names of all lengths",
    x: { label: "cost, USD a month", scale: "log" },
    y: { label: "cold start rate, fraction", scale: "log" },
    frontier: "not beaten by any other",
    points: list(24, (index) => ({
      label: `policy-${index}${index % 5 === 0 ? " with a long name" : ""}`,
      x: index === 3 ? 0 : 10 ** (random() * 3),
      y: index === 7 ? 0 : 10 ** (-4 + random() * 3),
      strong: index === 11,
    })),
  },
  {
    kind: "scatter",
    title: "A heap and one far away",
    x: { label: "cost", scale: "linear" },
    y: { label: "cold starts", scale: "linear" },
    points: [
      ...list(14, (index) => ({ label: `candidate ${index}`, x: 100 + random() * 2, y: 100 + random() * 2 })),
      { label: "far away", x: 400, y: 900 },
    ],
  },
  {
    kind: "histogram",
    title: "Percentiles close together",
    x: { label: "duration, ms", scale: "log" },
    unit: "requests",
    bins: list(30, (index) => ({
      from: 1.4 ** index,
      to: 1.4 ** (index + 1),
      count: Math.round(1e5 * Math.exp(-((index - 12) ** 2) / 20)),
    })),
    percentiles: [
      { label: "p50", value: 60 },
      { label: "p90", value: 70 },
      { label: "p99", value: 75 },
      { label: "p99.9", value: 20_000 },
    ],
  },
];

const columns = ["route", "requests", "p50, ms", "p99, ms", "errors", "cold starts", "cost", "memory, MB", "advice"];

const texts: readonly Section[] = [
  {
    kind: "table",
    heading: "Long and wide",
    table: {
      columns: columns.map((label) => ({ label })),
      rows: list(60, (index) => {
        const route = `/api/v1/orders/${index}/items/averylongsegmentwithoutanybreak`;
        const cost = { text: `$${index}.20`, sortBy: index + 0.2 };
        return [route, index * 1234, index, index * 3, 0, index % 7, cost, 512, "lower to 256 MB"];
      }),
    },
  },
  { kind: "text", heading: "Long lines", text: "x".repeat(300) },
  {
    kind: "decisions",
    heading: "Unset and huge",
    decisions: [
      { at: startAt, from: "unset", to: 1_000_000, reasons: ["a".repeat(200), "short"] },
      { at: startAt, from: 5, to: 5, reasons: [] },
    ],
  },
  { kind: "figures", heading: "One figure", figures: [{ label: "Requests", value: "1,234,567,890", unit: "a month" }] },
];

/** Everything that is hard to draw, on one page. */
export const edgeCases: Report = {
  title: "Edge cases, under a title that is long enough to wrap on a telephone",
  sections: [...[...timeSeries, ...others].map((chart): Section => ({ kind: "chart", chart })), ...texts],
};
