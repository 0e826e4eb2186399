import { eastAsianWidth } from "get-east-asian-width";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const unseen = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const emoji = /\p{Emoji_Presentation}|\ufe0f/u;
const printableAscii = /^[ -~]*$/;

/** Control characters and those that turn the direction of writing: a log line must not steer the terminal. */
const steering = /\p{Cc}|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|\p{Cs}/gu;

/** Text that is safe to print: what would move the cursor, colour or reorder is shown as `·`. */
export function printable(text: string): string {
  return printableAscii.test(text) ? text : text.replace(steering, "·");
}

/** Columns that a text takes on a terminal: two for wide characters and emoji, none for combining marks. */
export function displayWidth(text: string): number {
  if (printableAscii.test(text)) return text.length;
  let columns = 0;
  for (const { segment } of graphemes.segment(text)) columns += graphemeWidth(segment);
  return columns;
}

/** The text in no more columns than this, cut with an ellipsis. */
export function fitColumns(text: string, columns: number, ellipsis: string): string {
  if (displayWidth(text) <= columns) return text;
  const room = columns - ellipsis.length;
  let kept = "";
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    used += graphemeWidth(segment);
    if (used > room) break;
    kept += segment;
  }
  return room < 0 ? ellipsis.slice(0, Math.max(0, columns)) : kept + ellipsis;
}

/** Fills up with spaces, on the side that the alignment leaves. */
export function padColumns(text: string, columns: number, align: "left" | "right"): string {
  const space = " ".repeat(Math.max(0, columns - displayWidth(text)));
  return align === "left" ? text + space : space + text;
}

function graphemeWidth(grapheme: string): number {
  if (emoji.test(grapheme)) return 2;
  const code = grapheme.codePointAt(0) ?? 0;
  return unseen.test(String.fromCodePoint(code)) ? 0 : eastAsianWidth(code);
}
