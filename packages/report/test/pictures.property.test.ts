import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { type Chart, drawChart, type Frame } from "../src/index.js";
import { barCharts, heatMaps, histograms, scatterCharts, timeSeriesCharts } from "./arbitraries.js";

const charts: Readonly<Record<Chart["kind"], fc.Arbitrary<Chart>>> = {
  timeSeries: timeSeriesCharts.map((chart) => ({ kind: "timeSeries", ...chart })),
  bars: barCharts.map((chart) => ({ kind: "bars", ...chart })),
  heatMap: heatMaps.map((chart) => ({ kind: "heatMap", ...chart })),
  scatter: scatterCharts.map((chart) => ({ kind: "scatter", ...chart })),
  histogram: histograms.map((chart) => ({ kind: "histogram", ...chart })),
};

const frames: fc.Arbitrary<Frame> = fc.record(
  { width: fc.constantFrom(320, 358, 960), place: fc.constantFrom("alone", "page"), idPrefix: fc.constant("one") },
  { requiredKeys: [] },
);

/** Elements and attributes that pictures are made of: whatever else appears came from a text. */
const elements = new Set(["svg", "title", "desc", "style", "rect", "text", "path", "g", "circle"]);
const numeric = /^-?(\d+(\.\d+)?|\.\d+)$/;
const numericAttributes = new Set(["x", "y", "width", "height", "cx", "cy", "r", "rx", "fill-opacity", "stroke-width"]);

describe.each(Object.entries(charts))("a %s picture", (_, arbitrary) => {
  it("is well-formed, made of known parts, and every coordinate is a number", () => {
    fc.assert(
      fc.property(arbitrary, frames, (chart, frame) => {
        const faults: string[] = [];
        const parser = new SaxesParser({ xmlns: true });
        parser.on("error", (error) => faults.push(error.message));
        parser.on("opentag", ({ name, attributes }) => {
          if (!elements.has(name)) faults.push(`element ${name}`);
          for (const [attribute, { value }] of Object.entries(attributes)) {
            if (numericAttributes.has(attribute) && !numeric.test(value)) faults.push(`${attribute}=${value}`);
            if (attribute === "d" && !/^[MLHVZhvlzM\d ,.-]*$/.test(value)) faults.push(`d=${value.slice(0, 60)}`);
            if (attribute.startsWith("on") || attribute === "style") faults.push(attribute);
          }
        });
        parser.write(drawChart(chart, frame)).close();
        expect(faults).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it("has no negative size, names itself and draws the same twice", () => {
    fc.assert(
      fc.property(arbitrary, frames, (chart, frame) => {
        const svg = drawChart(chart, frame);
        expect(svg).not.toMatch(/ (width|height|r)="-/);
        expect(svg).toMatch(/role="img" aria-labelledby="(one|chart)-title (one|chart)-desc"/);
        expect(drawChart(chart, frame)).toBe(svg);
      }),
      { numRuns: 50 },
    );
  });
});
