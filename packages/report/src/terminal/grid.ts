import type { Scale } from "../axis/linear-scale.js";
import { type Paint, paint } from "../terminal/paint.js";
import type { Glyphs } from "../terminal/terminal-style.js";

/** One character of a terminal picture. */
interface GridCell {
  readonly glyph: string;
  readonly paint: Paint | undefined;
}

/** A picture of characters; row 0 is the lowest. */
export interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly cells: (GridCell | undefined)[];
}

export function emptyGrid(columns: number, rows: number): Grid {
  return { columns, rows, cells: new Array<GridCell | undefined>(columns * rows) };
}

function put(grid: Grid, column: number, row: number, glyph: string, how: Paint | undefined): void {
  if (row < 0 || row >= grid.rows) return;
  grid.cells[row * grid.columns + column] = { glyph, paint: how };
}

/**
 * Fills each column between zero and its value.
 * @param y from a value to a height in rows, from the bottom
 */
export function drawArea(grid: Grid, values: Float64Array, y: Scale, { fills }: Glyphs): void {
  const zero = y(0);
  const full = fills.length - 1;
  for (const [column, value] of values.entries()) {
    if (Number.isNaN(value)) continue;
    const low = Math.min(zero, y(value));
    const high = Math.max(zero, y(value));
    for (let row = Math.floor(low); row < high; row++) {
      const covered = Math.min(high, row + 1) - Math.max(low, row);
      // Blocks grow from below: under zero a cell is full or empty. A little is not nothing: one request must show.
      const level = value < 0 ? (covered >= 0.5 ? full : 0) : Math.max(value === 0 ? 0 : 1, Math.round(covered * full));
      put(grid, column, row, fills[level] ?? "", "load");
    }
  }
}

/** Draws the level of each column, and the steps between them. */
export function drawStairs(grid: Grid, levels: Float64Array, y: Scale, glyphs: Glyphs, how: Paint): void {
  let before: number | undefined;
  for (const [column, level] of levels.entries()) {
    if (Number.isNaN(level)) {
      before = undefined;
      continue;
    }
    const row = rowOf(y(level), grid.rows);
    if (before === undefined || before === row) {
      put(grid, column, row, glyphs.horizontal, how);
    } else {
      const up = row > before;
      put(grid, column, before, up ? glyphs.leftUp : glyphs.leftDown, how);
      for (let between = Math.min(row, before) + 1; between < Math.max(row, before); between++) {
        // The rise of a step may hide nothing of the load: a spike can be one column wide.
        if (grid.cells[between * grid.columns + column] === undefined) put(grid, column, between, glyphs.vertical, how);
      }
      put(grid, column, row, up ? glyphs.upRight : glyphs.downRight, how);
    }
    before = row;
  }
}

/** The row whose middle is nearest to this height. */
export function rowOf(height: number, rows: number): number {
  return Math.max(0, Math.min(rows - 1, Math.round(height - 0.5)));
}

/** The lines, top first; characters of one paint in a row share one colour code. */
export function gridLines({ cells, columns, rows }: Grid, colour: boolean): string[] {
  return Array.from({ length: rows }, (_, fromTop) => {
    const start = (rows - 1 - fromTop) * columns;
    let line = "";
    let run = "";
    let runPaint: Paint | undefined;
    for (let column = 0; column < columns; column++) {
      const cell = cells[start + column];
      if (cell?.paint !== runPaint) {
        line += runPaint === undefined ? run : paint(run, runPaint, colour);
        run = "";
        runPaint = cell?.paint;
      }
      run += cell?.glyph ?? " ";
    }
    return line + (runPaint === undefined ? run : paint(run, runPaint, colour));
  });
}
