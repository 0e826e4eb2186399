/** What DuckDB and Athena (Trino) write differently in the one query that both run. */
export interface Dialect {
  /** Every match replaced; `$1` in the replacement is the first group. */
  replaceAll(text: string, pattern: string, replacement: string): string;
  /** Quotient of two whole numbers, rounded towards zero. */
  wholeQuotient(dividend: string, divisor: number): string;
  /** Whole epoch seconds of a text such as `2026-11-20T09:00:00.123Z`; NULL where it is none. */
  isoSeconds(text: string): string;
}
