import { InvalidChartError } from "../errors.js";
import { formatNumber } from "../format/number.js";

/** What stands in a table: text, a number, or a text that stands for a number when rows are sorted. */
export type Cell = string | number | { readonly text: string; readonly sortBy: number };

/** Rows under named columns. The same value is printed on a terminal and laid out in a report. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** Index of the row that the table is about, drawn strong. */
  readonly strongRow?: number;
}

export interface Column {
  readonly label: string;
  /** Where texts stand; without it, columns of numbers are right-aligned and all others left. */
  readonly align?: "left" | "right";
}

/** @throws {InvalidChartError} when a row has more or fewer cells than there are columns */
export function checkTable({ columns, rows }: Table): void {
  for (const [index, row] of rows.entries()) {
    if (row.length !== columns.length) {
      throw new InvalidChartError(`rows[${index}]`, `${row.length} cells`, `${columns.length}, one for each column`);
    }
  }
}

/** A cell as it is read. */
export function cellText(cell: Cell): string {
  if (typeof cell === "string") return cell;
  return typeof cell === "number" ? formatNumber(cell) : cell.text;
}

/** Where the texts of a column stand. */
export function alignmentOf({ columns, rows }: Table, column: number): "left" | "right" {
  const wanted = columns[column]?.align;
  if (wanted !== undefined) return wanted;
  return rows.length > 0 && rows.every((row) => typeof row[column] !== "string") ? "right" : "left";
}
