import fc from "fast-check";
import type { BarChart, HeatMap, Histogram, ScatterChart, Series, TimeSeriesChart } from "../src/index.js";

/** Any text that a caller may bring: unicode, control characters, what breaks out of markup, nothing. */
export const texts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    "",
    "load",
    "<script>alert(1)</script>",
    `"'&<>`,
    "函数 📈",
    "</style></svg>",
    "a\u0000\u001b[31m\u202eb",
  ),
);

/** Any finite number, often an everyday one. */
const numbers = fc.oneof(
  fc.integer({ min: -5, max: 2000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 1e-320, Number.MAX_VALUE, -Number.MAX_VALUE),
);

/** A number or none. */
export const maybeNumbers = fc.oneof(
  { weight: 8, arbitrary: numbers },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
);

const instants = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2030, 0, 1) }) },
  { weight: 1, arbitrary: fc.integer({ min: -8.6e15, max: 8.6e15 }) },
);

/** Empty, of one point, constant, regular or not. */
const series: fc.Arbitrary<Series> = fc
  .tuple(
    texts,
    instants,
    fc.constantFrom(0, 1, 60_000, 86_400_000),
    fc.oneof(
      fc.array(maybeNumbers, { maxLength: 60 }),
      numbers.map((value) => new Array<number>(30).fill(value)),
    ),
  )
  .map(([label, startAt, binMs, values]) => ({
    label,
    at: values.map((_, index) => Math.min(8.6e15, startAt + index * binMs)),
    values,
  }));

export const timeSeriesCharts: fc.Arbitrary<TimeSeriesChart> = fc.record(
  {
    title: texts,
    description: texts,
    unit: texts,
    timeZone: fc.constantFrom("UTC", "Europe/Zurich", "America/New_York", "Asia/Kathmandu"),
    load: series,
    capacity: fc.array(series, { maxLength: 6 }),
    events: fc.array(fc.record({ at: instants, label: texts }), { maxLength: 15 }),
    below: series,
  },
  { requiredKeys: ["title", "unit", "load"] },
);

export const barCharts: fc.Arbitrary<BarChart> = fc
  .tuple(
    fc.array(fc.record({ label: texts, value: maybeNumbers }), { maxLength: 50 }),
    texts,
    fc.infiniteStream(numbers),
  )
  .chain(([bars, text, stream]) =>
    fc.record(
      {
        title: fc.constant(text),
        unit: texts,
        label: texts,
        bars: fc.constant(bars),
        marks: fc.record({ label: texts, values: fc.constant([...stream.take(bars.length)]) }),
        windows: fc.array(
          fc.record({
            from: fc.integer({ min: 0, max: bars.length }),
            to: fc.integer({ min: 0, max: bars.length }),
            label: texts,
          }),
          { maxLength: 4 },
        ),
      },
      { requiredKeys: ["title", "unit", "label", "bars"] },
    ),
  );

export const heatMaps: fc.Arbitrary<HeatMap> = fc
  .tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 30 }))
  .chain(([rows, columns]) =>
    fc.record({
      title: texts,
      unit: texts,
      rows: fc.array(texts, { minLength: rows, maxLength: rows }),
      columns: fc.array(texts, { minLength: columns, maxLength: columns }),
      values: fc.array(fc.array(maybeNumbers, { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    }),
  );

const axes = fc.record({ label: texts, scale: fc.constantFrom("linear", "log") });

export const scatterCharts: fc.Arbitrary<ScatterChart> = fc.record(
  {
    title: texts,
    x: axes,
    y: axes,
    points: fc.array(fc.record({ x: maybeNumbers, y: maybeNumbers, label: texts, strong: fc.boolean() }), {
      maxLength: 30,
    }),
    frontier: texts,
  },
  { requiredKeys: ["title", "x", "y", "points"] },
);

export const histograms: fc.Arbitrary<Histogram> = fc.record(
  {
    title: texts,
    x: axes,
    unit: texts,
    bins: fc.array(
      fc
        .tuple(numbers, numbers, maybeNumbers)
        .map(([a, b, count]) => ({ from: Math.min(a, b), to: Math.max(a, b), count })),
      { maxLength: 40 },
    ),
    percentiles: fc.array(fc.record({ label: texts, value: maybeNumbers }), { maxLength: 5 }),
  },
  { requiredKeys: ["title", "x", "unit", "bins"] },
);
