/** Character sets for drawing on a terminal. */
export interface Glyphs {
  /** Fillings of a cell from below, empty to full. */
  readonly fills: readonly string[];
  readonly horizontal: string;
  readonly vertical: string;
  /** Corners of stairs: from the left up, from the left down, from below to the right, from above to the right. */
  readonly leftUp: string;
  readonly leftDown: string;
  readonly upRight: string;
  readonly downRight: string;
  readonly axisCorner: string;
  readonly axisTick: string;
  readonly axisLine: string;
  readonly axisSide: string;
  readonly axisLabel: string;
  readonly rule: string;
  readonly bar: readonly string[];
  /** A value marked on a bar. */
  readonly mark: string;
  readonly event: string;
  readonly ellipsis: string;
}

/** Block and box-drawing characters: what terminals show since long. */
const unicodeGlyphs: Glyphs = {
  fills: [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
  horizontal: "━",
  vertical: "┃",
  leftUp: "┛",
  leftDown: "┓",
  upRight: "┏",
  downRight: "┗",
  axisCorner: "└",
  axisTick: "┬",
  axisLine: "─",
  axisSide: "│",
  axisLabel: "┤",
  rule: "─",
  bar: ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"],
  mark: "┃",
  event: "▼",
  ellipsis: "…",
};

/** For terminals and logs that know nothing else. */
const asciiGlyphs: Glyphs = {
  fills: [" ", ".", ":", "#"],
  horizontal: "=",
  vertical: "|",
  leftUp: "+",
  leftDown: "+",
  upRight: "+",
  downRight: "+",
  axisCorner: "+",
  axisTick: "+",
  axisLine: "-",
  axisSide: "|",
  axisLabel: "+",
  rule: "-",
  bar: ["", "#"],
  mark: "|",
  event: "v",
  ellipsis: "..",
};

/** How to write on a terminal. Whether colour is welcome is the caller's to find out (`NO_COLOR`, a pipe). */
export interface TerminalStyle {
  /** Columns of the terminal; 20 and more. */
  readonly width: number;
  readonly glyphs: "unicode" | "ascii";
  readonly colour: boolean;
}

export function glyphsOf({ glyphs }: TerminalStyle): Glyphs {
  return glyphs === "ascii" ? asciiGlyphs : unicodeGlyphs;
}
