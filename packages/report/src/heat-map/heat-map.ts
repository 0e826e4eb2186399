import { InvalidChartError } from "../errors.js";
import { formatNumber } from "../format/number.js";

/** One value for each crossing of rows and columns, such as day of week by hour. */
export interface HeatMap {
  readonly title: string;
  /** For those who cannot see the picture; without it the extremes are told. */
  readonly description?: string;
  /** What the values count, such as `requests an hour`. */
  readonly unit: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** `values[row][column]`; one that is not finite is not known and stays empty. */
  readonly values: readonly ArrayLike<number>[];
}

/** @throws {InvalidChartError} when the values do not fit rows and columns */
export function checkHeatMap({ rows, columns, values }: HeatMap): void {
  if (values.length !== rows.length) {
    throw new InvalidChartError("values", `${values.length} rows`, `${rows.length}, one for each name`);
  }
  for (const [index, row] of values.entries()) {
    if (row.length === columns.length) continue;
    throw new InvalidChartError(`values[${index}]`, `${row.length} values`, `${columns.length}, one for each column`);
  }
}

/** The highest and the lowest value and where they are. */
export function describeHeatMap(map: HeatMap): string {
  if (map.description !== undefined) return map.description;
  const cells = map.rows.flatMap((row, rowIndex) =>
    map.columns.map((column, index) => ({ row, column, value: map.values[rowIndex]?.[index] ?? Number.NaN })),
  );
  const sorted = cells.filter(({ value }) => Number.isFinite(value)).sort((a, b) => a.value - b.value);
  const lowest = sorted[0];
  const highest = sorted.at(-1);
  if (lowest === undefined || highest === undefined) return `${map.unit}: no values.`;
  return `${map.unit}: highest ${formatNumber(highest.value)} at ${highest.row} ${highest.column}, lowest ${formatNumber(lowest.value)} at ${lowest.row} ${lowest.column}.`;
}
