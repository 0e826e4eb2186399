import { describe, expect, it } from "vitest";
import type { TerminalStyle } from "../terminal/terminal-style.js";
import type { BarChart } from "./bar-chart.js";
import { terminalBars } from "./terminal-bars.js";

const style: TerminalStyle = { width: 40, glyphs: "unicode", colour: false };
const profile: BarChart = {
  title: "Requests by hour",
  unit: "requests an hour",
  label: "mean",
  bars: [
    { label: "22", value: 100 },
    { label: "23", value: 1450 },
    { label: "00", value: 10 },
    { label: "01", value: Number.NaN },
  ],
  marks: { label: "95th percentile", values: [200, 1500, 20, 0] },
  windows: [{ from: 1, to: 0, label: "window" }],
};

describe("terminalBars", () => {
  it("draws bars to scale, marks over them, and stars for a window that goes round the end", () => {
    expect(`\n${terminalBars(profile, style)}\n`).toBe(`
Requests by hour
█ mean   ┃ 95th percentile   * window   (requests an hour)
22   █▉ ┃                            100
23 * ████████████████████████████┃ 1.45k
00 * ┃                                10
01 *                                   –
`);
  });

  it("writes nothing but ASCII where the terminal knows nothing else, but for the dash of no value", () => {
    expect(terminalBars(profile, { ...style, glyphs: "ascii" })).toMatch(/^[\n -~–]*$/);
  });

  it("refuses a window beyond the bars", () => {
    expect(() => terminalBars({ ...profile, windows: [{ from: 0, to: 5, label: "" }] }, style)).toThrow(
      "windows[0].to: got 5, expected the index of a bar, 0 to 4",
    );
  });
});
