import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import {
  barChart,
  heatMap,
  histogram,
  InvalidChartError,
  regularSeries,
  scatterChart,
  type TimeSeriesChart,
  timeSeriesChart,
} from "../src/index.js";

const minuteMs = 60_000;
const startAt = Date.UTC(2026, 2, 2);

/** The texts that a reader sees, in the order of drawing. */
function textsOf(svg: string): string[] {
  const found: string[] = [];
  let inside = false;
  const parser = new SaxesParser();
  parser.on("opentag", ({ name }) => {
    inside = name === "text";
  });
  parser.on("text", (text) => {
    if (inside) found.push(text);
    inside = false;
  });
  parser.write(svg).close();
  return found;
}

const day: TimeSeriesChart = {
  title: "A day",
  unit: "executions",
  load: regularSeries(
    "concurrency",
    startAt,
    minuteMs,
    Array.from({ length: 1440 }, (_, minute) => (minute === 721 ? 97 : minute % 50)),
  ),
  capacity: [{ label: "provisioned", at: [startAt - 60 * minuteMs, startAt + 600 * minuteMs], values: [40, 60] }],
  events: [{ at: startAt + 300 * minuteMs, label: "deploy" }],
  below: regularSeries("cold starts", startAt, minuteMs, new Float64Array(1440).fill(1)),
};

describe("timeSeriesChart", () => {
  it("says what is drawn: title, unit, zone, names, event, peak, counts and times", () => {
    const texts = textsOf(timeSeriesChart(day));
    for (const text of ["A day", "executions", "UTC", "concurrency", "provisioned", "deploy", "peak 97"]) {
      expect(texts).toContain(text);
    }
    expect(texts).toContain("cold starts per 10 min"); // 1,440 minutes in at most 160 bars
    expect(texts).toEqual(expect.arrayContaining(["00:00", "12:00", "Mon 2 Mar 2026"]));
  });

  it("leaves the title to the page that it stands in, but not to those who cannot see", () => {
    const svg = timeSeriesChart(day, { place: "page" });
    expect(textsOf(svg)).not.toContain("A day");
    expect(svg).toContain(">A day</title>");
    expect(svg).toContain("concurrency: 0 to 97, highest on Mon 2 Mar at 12:01. provisioned: 40 to 60,");
    expect(svg).not.toContain("<style>");
  });

  it("draws a spike of one minute in a year to its full height", () => {
    const values = new Float64Array(525_600).fill(1);
    values[300_000] = 100;
    const load = regularSeries("load", startAt, minuteMs, values);
    const svg = timeSeriesChart({ title: "A year", unit: "executions", load });
    // The plot ends at 100: the outline reaches its upper edge, where the tick of 100 stands.
    const top = svg.match(/d="M[\d.]+,([\d.]+)H[\d.]+"\/><text [^>]*>100</)?.[1];
    expect(top).toBeDefined();
    expect(svg).toContain(`,${Math.round(Number(top))} `);
  });

  it("breaks the line where nothing is known", () => {
    const load = regularSeries("load", startAt, minuteMs, [1, 2, Number.NaN, 3, 4]);
    const outline = timeSeriesChart({ title: "Gap", unit: "x", load }).match(/stroke-width="1.4" d="([^"]+)"/)?.[1];
    expect(outline?.match(/M/g)).toHaveLength(2);
  });

  it.each([
    { fault: { load: { label: "l", at: [2, 1], values: [1, 1] } }, message: "load.at[1]" },
    { fault: { capacity: [{ label: "c", at: [1], values: [] }] }, message: "capacity[0].values" },
    { fault: { timeZone: "Mars/Olympus" }, message: "timeZone: got Mars/Olympus" },
    { fault: { events: [{ at: Number.NaN, label: "x" }] }, message: "events[0].at" },
  ])("refuses what cannot be drawn and says where: $message", ({ fault, message }) => {
    expect(() => timeSeriesChart({ ...day, ...fault })).toThrow(InvalidChartError);
    expect(() => timeSeriesChart({ ...day, ...fault })).toThrow(message);
  });
});

describe("barChart", () => {
  it("shades a window that goes round midnight on both sides, and numbers the highest bar", () => {
    const svg = barChart({
      title: "Hours",
      unit: "requests",
      label: "mean",
      bars: Array.from({ length: 24 }, (_, hour) => ({ label: String(hour), value: hour === 3 ? 1234 : 10 })),
      windows: [{ from: 22, to: 4, label: "night" }],
    });
    expect(svg.match(/class="f-shade"/g)).toHaveLength(2);
    expect(textsOf(svg)).toEqual(expect.arrayContaining(["night", "1.23k", "mean", "requests"]));
  });
});

describe("heatMap", () => {
  const week = {
    title: "Week",
    unit: "requests",
    rows: ["Mon", "Tue"],
    columns: ["00", "01"],
    values: [
      [0, 5],
      [10, Number.NaN],
    ],
  };

  it("is the stronger the higher, outlines the highest, and leaves the unknown hollow", () => {
    const svg = heatMap(week);
    const cells = [...svg.matchAll(/<rect class="([^"]+)"([^>]*)><title>([^<]+)</g)];
    const told = cells.map(([, name, rest, title]) => [name, rest?.match(/fill-opacity="([\d.]+)"/)?.[1], title]);
    expect(told).toEqual([
      ["f-load", "0.07", "Mon 00\n0 requests"],
      ["f-load", "0.53", "Mon 01\n5 requests"], // half way from 0.07 to 1: 0.535
      ["f-load s-ink", "1", "Tue 00\n10 requests"],
      ["line s-grid", undefined, "Tue 01\n– requests"],
    ]);
  });

  it("refuses values that do not fit", () => {
    expect(() => heatMap({ ...week, values: [[1, 2]] })).toThrow("values: got 1 rows, expected 2, one for each name");
    expect(() => heatMap({ ...week, values: [[1], [1, 2]] })).toThrow("values[0]: got 1 values, expected 2");
  });
});

describe("scatterChart", () => {
  it("draws a free policy on a logarithmic axis, and fills what no other beats", () => {
    const svg = scatterChart({
      title: "Policies",
      x: { label: "cost, USD", scale: "log" },
      y: { label: "cold starts", scale: "log" },
      frontier: "frontier",
      points: [
        { label: "free", x: 0, y: 1000 },
        { label: "dear", x: 100, y: 1 },
        { label: "beaten", x: 100, y: 1000 },
        { label: "unknown", x: Number.NaN, y: 1 },
      ],
    });
    const texts = textsOf(svg);
    expect(texts).toEqual(expect.arrayContaining(["free", "dear", "beaten", "0", "frontier"]));
    expect(texts).not.toContain("unknown");
    expect(svg.match(/<circle class="f-load /g)).toHaveLength(2);
    expect(svg.match(/<circle class="f-surface /g)).toHaveLength(1);
  });
});

describe("histogram", () => {
  it("names percentiles and refuses a bin that ends before it begins", () => {
    const times = {
      title: "Times",
      x: { label: "init, ms", scale: "linear" },
      unit: "cold starts",
      bins: [{ from: 0, to: 100, count: 7 }],
      percentiles: [{ label: "p99", value: 93 }],
    } as const;
    expect(textsOf(histogram(times))).toEqual(expect.arrayContaining(["p99", "93", "init, ms", "cold starts"]));
    expect(() => histogram({ ...times, bins: [{ from: 2, to: 1, count: 1 }] })).toThrow("bins[0]: got from 2 to 1");
  });
});
