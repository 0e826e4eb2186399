import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Table, type TerminalStyle, terminalBars, terminalChart, terminalTable } from "../src/index.js";
import { displayWidth } from "../src/terminal/display-width.js";
import { barCharts, maybeNumbers, texts, timeSeriesCharts } from "./arbitraries.js";

const styles: fc.Arbitrary<TerminalStyle> = fc.record({
  width: fc.integer({ min: 40, max: 160 }),
  glyphs: fc.constantFrom("unicode", "ascii"),
  colour: fc.constant(false),
});

const tables: fc.Arbitrary<Table> = fc.integer({ min: 1, max: 5 }).chain((columns) =>
  fc.record({
    columns: fc.array(fc.record({ label: texts }), { minLength: columns, maxLength: columns }),
    rows: fc.array(fc.array(fc.oneof(texts, maybeNumbers), { minLength: columns, maxLength: columns }), {
      maxLength: 8,
    }),
  }),
);

/** Nothing may move the cursor, colour, or reorder what is printed. */
const steering = /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/u;

function expectPrintable(printed: string): void {
  expect(printed).not.toMatch(steering);
  expect(printed).not.toMatch(/NaN|Infinity|undefined/);
}

describe("what is printed on a terminal", () => {
  it("is a chart no wider than the terminal, whatever its values", () => {
    fc.assert(
      fc.property(timeSeriesCharts, styles, fc.integer({ min: 3, max: 20 }), (chart, style, height) => {
        const printed = terminalChart({ ...chart, title: "chart" }, { ...style, height });
        expectPrintable(printed);
        // Names and captions may be longer; the plot and its axis may not.
        for (const line of printed.split("\n").slice(2, 2 + height)) {
          expect(displayWidth(line)).toBeLessThanOrEqual(style.width);
        }
      }),
    );
  });

  it("is bars no wider than the terminal", () => {
    fc.assert(
      fc.property(barCharts, styles, (chart, style) => {
        const printed = terminalBars({ ...chart, title: "bars" }, style);
        expectPrintable(printed);
        const lines = printed.split("\n").slice(2);
        expect(lines).toHaveLength(chart.bars.length);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(style.width);
      }),
    );
  });

  it("is a table with a line for every row, none wider than the terminal", () => {
    fc.assert(
      fc.property(tables, styles, (table, style) => {
        const printed = terminalTable(table, style);
        expectPrintable(printed);
        const lines = printed.split("\n");
        expect(lines).toHaveLength(table.rows.length + 2);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(style.width);
      }),
    );
  });
});
