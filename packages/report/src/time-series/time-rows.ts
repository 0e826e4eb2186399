import { linearScale } from "../axis/linear-scale.js";
import { type TimeTick, timeTicks } from "../axis/time-ticks.js";
import type { Extent } from "../series/extent.js";
import { paint } from "../terminal/paint.js";
import { glyphsOf, type TerminalStyle } from "../terminal/terminal-style.js";

/** Columns that a label and the space after it take. */
const labelColumns = 9;

/** The axis of a plot, its times, and the days they belong to. */
export function timeRows(
  span: Extent,
  timeZone: string,
  columns: number,
  labelWidth: number,
  style: TerminalStyle,
): string[] {
  const glyphs = glyphsOf(style);
  const ticks = timeTicks(span, Math.max(1, Math.floor(columns / labelColumns)), timeZone);
  const x = linearScale(span, 0, columns - 1);
  const axis = new Array<string>(columns).fill(glyphs.axisLine);
  for (const { at } of ticks) axis[Math.round(x(at))] = glyphs.axisTick;
  const places = ticks.map((tick) => ({ tick, column: Math.round(x(tick.at)) }));
  const days = places.filter(
    ({ tick }, index) => index === 0 || contextOf(places[index - 1]?.tick) !== contextOf(tick),
  );
  const indent = " ".repeat(labelWidth + 1);
  return [
    `${indent}${glyphs.axisCorner}${axis.join("")}`,
    `${indent} ${writeRow(
      places.map(({ tick, column }) => ({ text: tick.label, column })),
      columns,
    )}`,
    `${indent} ${writeRow(
      days.map(({ tick, column }) => ({ text: contextOf(tick), column })),
      columns,
    )}`,
  ]
    .map((line) => line.trimEnd())
    .filter((line) => line !== "")
    .map((line) => paint(line, "muted", style.colour));
}

function contextOf(tick: TimeTick | undefined): string {
  return tick === undefined ? "" : `${tick.context} ${tick.year}`.trim();
}

/** Texts from the left, each under its tick; one that would touch its neighbour is left out. */
function writeRow(texts: readonly { readonly text: string; readonly column: number }[], columns: number): string {
  let line = "";
  for (const [index, { text, column }] of texts.entries()) {
    const from = Math.max(0, Math.min(column - Math.floor(text.length / 2), columns - text.length));
    const following = texts[index + 1];
    // The first day is seldom whole: it gives way to the next.
    const givesWay = index === 0 && following !== undefined && following.column - column < text.length + 1;
    if (givesWay || (line !== "" && from < line.length + 1)) continue;
    line = line.padEnd(from) + text;
  }
  return line;
}
