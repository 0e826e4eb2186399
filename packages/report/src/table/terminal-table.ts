import { displayWidth, fitColumns, padColumns, printable } from "../terminal/display-width.js";
import { paint } from "../terminal/paint.js";
import { glyphsOf, type TerminalStyle } from "../terminal/terminal-style.js";
import { alignmentOf, cellText, checkTable, type Table } from "./table.js";

const gap = "  ";
const narrowest = 6;

/**
 * Prints a table: columns aligned, numbers to the right, cut where the terminal is too narrow (widest text first).
 * Control characters in cells are made visible, so a logged path cannot steer the terminal.
 *
 * @returns lines, without a newline at the end
 * @throws {InvalidChartError} when a row has more or fewer cells than there are columns
 */
export function terminalTable(table: Table, style: TerminalStyle): string {
  checkTable(table);
  const { rule, ellipsis } = glyphsOf(style);
  const header = table.columns.map(({ label }) => printable(label));
  const rows = table.rows.map((row) => row.map((cell) => printable(cellText(cell))));
  const alignments = table.columns.map((_, column) => alignmentOf(table, column));
  const widths = fitWidths(widest([header, ...rows]), style.width);

  const line = (texts: readonly string[]) =>
    texts
      .map((text, column) => {
        const width = widths[column] ?? 0;
        return padColumns(fitColumns(text, width, ellipsis), width, alignments[column] ?? "left");
      })
      .join(gap)
      .trimEnd();
  return [
    paint(line(header), "strong", style.colour),
    paint(widths.map((width) => rule.repeat(width)).join(gap), "muted", style.colour),
    ...rows.map((row, index) => (index === table.strongRow ? paint(line(row), "strong", style.colour) : line(row))),
  ].join("\n");
}

function widest(rows: readonly (readonly string[])[]): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, text] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, displayWidth(text));
  }
  return widths;
}

/** Takes columns off the widest, one at a time, until the table fits or nothing can be spared. */
function fitWidths(wanted: readonly number[], width: number): number[] {
  const widths = [...wanted];
  let excess = widths.reduce((sum, one) => sum + one, 0) + gap.length * (widths.length - 1) - width;
  while (excess > 0) {
    const most = Math.max(...widths);
    if (most <= narrowest) break;
    widths[widths.lastIndexOf(most)] = most - 1;
    excess -= 1;
  }
  return widths;
}
