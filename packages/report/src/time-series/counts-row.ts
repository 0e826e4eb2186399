import { formatCompact } from "../format/compact.js";
import { formatDuration } from "../format/duration.js";
import { columnSums } from "../series/columns.js";
import { type Extent, extentOf } from "../series/extent.js";
import type { Series } from "../series/series.js";
import { printable } from "../terminal/display-width.js";
import { paint } from "../terminal/paint.js";
import { glyphsOf, type TerminalStyle } from "../terminal/terminal-style.js";

/** Counts in one row of bars, each column the sum of its span of time, and what the highest of them stands for. */
export function countsRow(
  counts: Series,
  span: Extent,
  columns: number,
  indent: string,
  style: TerminalStyle,
): string[] {
  const { fills } = glyphsOf(style);
  const sums = columnSums(counts, span, columns);
  const most = Math.max(0, extentOf(sums)?.max ?? 0);
  const bars = Array.from(sums, (sum) => {
    if (!(sum > 0)) return " ";
    return fills[Math.max(1, Math.round((sum / most) * (fills.length - 1)))] ?? " ";
  });
  const columnText = formatDuration((span.max - span.min) / columns);
  const caption = `${printable(counts.label)}: at most ${formatCompact(most)} in ${columnText}`;
  return [
    indent + paint(bars.join("").trimEnd(), "series3", style.colour),
    indent + paint(caption, "muted", style.colour),
  ];
}
