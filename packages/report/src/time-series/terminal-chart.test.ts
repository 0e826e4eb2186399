import { describe, expect, it } from "vitest";
import { regularSeries } from "../series/series.js";
import type { TerminalStyle } from "../terminal/terminal-style.js";
import { terminalChart } from "./terminal-chart.js";
import type { TimeSeriesChart } from "./time-series-chart.js";

const minuteMs = 60_000;
const startAt = Date.UTC(2026, 2, 2);
const style: TerminalStyle & { height: number } = { width: 46, height: 6, glyphs: "unicode", colour: false };

/** A ramp up to 20 over 40 minutes, then nothing for 40; capacity 8, then 24, then 4. */
const ramp: TimeSeriesChart = {
  title: "Load against capacity",
  unit: "executions",
  load: regularSeries("concurrency", startAt, minuteMs, [
    ...Array.from({ length: 40 }, (_, index) => index / 2),
    ...new Array<number>(41).fill(0),
  ]),
  capacity: [
    { label: "provisioned", at: [startAt, startAt + 12 * minuteMs, startAt + 56 * minuteMs], values: [8, 24, 4] },
  ],
  events: [{ at: startAt + 40 * minuteMs, label: "traffic stops" }],
  below: regularSeries("cold starts", startAt, minuteMs, [
    ...new Array<number>(12).fill(0),
    3,
    6,
    ...new Array<number>(67).fill(0),
  ]),
};

describe("terminalChart", () => {
  it("draws load, capacity, events, times and counts", () => {
    expect(`\n${terminalChart(ramp, style)}\n`).toBe(`
Load against capacity
█ concurrency   ━ provisioned   (executions, UTC)
                         ▼
20 ┤      ┏━━━━━━━━━━━━━━━━━━━━━━━┓
   │      ┃          ▂▄▆▇         ┃
   │      ┃      ▂▄▆█████         ┃
   │━━━━━━┛ ▁▃▄▆█████████         ┃
   │    ▁▃▅▇█████████████         ┗━━━━━━━━━━━
 0 ┤▁▃▅▇█████████████████
   └┬──────────────┬───────────────┬──────────
    00:00        00:30           01:00
    Mon 2 Mar 2026
          █
    cold starts: at most 9 in 1 min 54 s
`);
  });

  it("keeps a spike of one minute in a month", () => {
    const values = new Float64Array(30 * 1440).fill(1);
    values[20_000] = 500;
    const month = { title: "A month", unit: "executions", load: regularSeries("load", startAt, minuteMs, values) };
    const rows = terminalChart(month, style).split("\n").slice(2, 8);
    expect(rows.map((row) => row.indexOf("█"))).toEqual(new Array(6).fill(rows[0]?.indexOf("█")));
    expect(rows[0]).toContain("█");
  });

  it("writes nothing but ASCII where the terminal knows nothing else", () => {
    expect(terminalChart(ramp, { ...style, glyphs: "ascii" })).toMatch(/^[\n -~]*$/);
  });

  it("sends colour codes only where they are welcome, and the same characters", () => {
    const coloured = terminalChart(ramp, { ...style, colour: true });
    expect(coloured).toContain("\u001b[33m");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes begin with one
    expect(coloured.replace(/\u001b\[\d+m/g, "")).toBe(terminalChart(ramp, style));
    expect(terminalChart(ramp, style)).not.toContain("\u001b");
  });

  it("fills the columns between points that are further apart", () => {
    const few = { title: "Few", unit: "executions", load: regularSeries("load", 0, minuteMs, [2, 1, 2]) };
    expect(
      terminalChart(few, { ...style, width: 20, height: 3 })
        .split("\n")
        .slice(2, 5),
    ).toEqual(["2 ┤████████        █", "1 ┤████████▄▄▄▄▄▄▄▄█", "0 ┤█████████████████"]);
  });

  it("says so when nothing was recorded", () => {
    const empty = { title: "Empty", unit: "executions", load: regularSeries("load", 0, 1, []) };
    expect(terminalChart(empty, style)).toBe("Empty\nNothing was recorded.");
  });
});
