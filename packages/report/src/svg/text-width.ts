/** Widths in em, a little over those of Arial and Segoe UI, so that labels placed by them do not touch. */
const narrow = /[ijlftrI.,:;'|!()[\]/ ]/;
const wide = /[mwMW@%—]/;
const upper = /[A-Z&]/;
const full = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f000}-\u{3fffd}]/u;

/**
 * How wide a line of text will be, by estimate: no font is at hand where the picture is made.
 * @returns px
 */
export function textWidth(text: string, fontSizePx: number): number {
  let ems = 0;
  for (const character of text) ems += emsOf(character);
  return ems * fontSizePx;
}

function emsOf(character: string): number {
  if (narrow.test(character)) return 0.35;
  if (wide.test(character)) return 0.92;
  if (upper.test(character)) return 0.7;
  return full.test(character) ? 1.05 : 0.6;
}

/** The text, cut with an ellipsis where it would be wider than this. */
export function fitText(text: string, fontSizePx: number, widthPx: number): string {
  if (textWidth(text, fontSizePx) <= widthPx) return text;
  let kept = "";
  let used = textWidth("…", fontSizePx);
  for (const character of text) {
    used += textWidth(character, fontSizePx);
    if (used > widthPx) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** The text in lines no wider than this, broken at spaces; the last of `mostLines` is cut. */
export function wrapText(text: string, fontSizePx: number, widthPx: number, mostLines: number): string[] {
  const lines: string[] = [];
  let rest = text.trim();
  while (rest !== "" && lines.length < mostLines - 1 && textWidth(rest, fontSizePx) > widthPx) {
    const line = firstLine(rest, fontSizePx, widthPx);
    lines.push(line.trimEnd());
    rest = rest.slice(line.length).trim();
  }
  if (rest !== "") lines.push(rest);
  return lines.map((line) => fitText(line, fontSizePx, widthPx));
}

/** As many words as fit, at least one. */
function firstLine(text: string, fontSizePx: number, widthPx: number): string {
  let line = "";
  for (const word of text.split(/(?<=\s)/)) {
    if (line !== "" && textWidth((line + word).trimEnd(), fontSizePx) > widthPx) break;
    line += word;
  }
  return line;
}
