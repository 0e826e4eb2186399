import { describe, expect, it } from "vitest";
import type { TerminalStyle } from "../terminal/terminal-style.js";
import type { Table } from "./table.js";
import { terminalTable } from "./terminal-table.js";

const plain: TerminalStyle = { width: 80, glyphs: "unicode", colour: false };
const policies: Table = {
  columns: [{ label: "policy" }, { label: "cold starts" }, { label: "cost" }],
  rows: [
    ["none", 20412, { text: "$41.20", sortBy: 41.2 }],
    ["predictive", 1804, { text: "$43.10", sortBy: 43.1 }],
  ],
  strongRow: 1,
};

describe("terminalTable", () => {
  it("aligns texts to the left and numbers to the right", () => {
    expect(`\n${terminalTable(policies, plain)}\n`).toBe(`
policy      cold starts    cost
──────────  ───────────  ──────
none             20,412  $41.20
predictive        1,804  $43.10
`);
  });

  it("writes nothing but ASCII where the terminal knows nothing else", () => {
    expect(terminalTable(policies, { ...plain, glyphs: "ascii" })).toMatch(/^[\n -~]*$/);
  });

  it("is strong in its head and in the row that it is about, where colour is welcome", () => {
    const lines = terminalTable(policies, { ...plain, colour: true }).split("\n");
    expect(lines[0]).toBe("\u001b[1mpolicy      cold starts    cost\u001b[0m");
    expect(lines[2]).toBe("none             20,412  $41.20");
    expect(lines[3]).toBe("\u001b[1mpredictive        1,804  $43.10\u001b[0m");
  });

  it("takes room from the widest column when the terminal is narrow", () => {
    const routes: Table = {
      columns: [{ label: "route" }, { label: "requests" }],
      rows: [["/a/very/long/path/to/some/resource/with/parts", 12]],
    };
    expect(terminalTable(routes, { ...plain, width: 30 }).split("\n")[2]).toBe("/a/very/long/path/t…        12");
  });

  it("counts wide characters twice and shows control characters instead of sending them", () => {
    const hostile: Table = {
      columns: [{ label: "path" }, { label: "n" }],
      rows: [
        ["函数", 1],
        ["a\u001b[2J\tb", 22],
      ],
    };
    expect(terminalTable(hostile, plain).split("\n").slice(2)).toEqual(["函数      1", "a·[2J·b  22"]);
  });

  it("refuses a row that does not fit its columns", () => {
    expect(() => terminalTable({ columns: [{ label: "a" }], rows: [["x"], ["y", 1]] }, plain)).toThrow(
      "rows[1]: got 2 cells, expected 1, one for each column",
    );
  });
});
