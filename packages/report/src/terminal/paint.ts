/** Colours of a terminal's own palette, so that they suit its background. */
const codes = {
  load: "34",
  series1: "33",
  series2: "36",
  series3: "35",
  series4: "32",
  series5: "31",
  muted: "2",
  strong: "1",
} as const;

export type Paint = keyof typeof codes;

/** Paints for series, in the order in which they are given out. */
export const seriesPaints = ["series1", "series2", "series3", "series4", "series5"] as const;

/** The text in a colour, where colour is wanted. */
export function paint(text: string, how: Paint, colour: boolean): string {
  return colour && text !== "" ? `\u001b[${codes[how]}m${text}\u001b[0m` : text;
}
