/** What DuckDB and Athena (Trino) write differently in the one query that both run. */
export interface Dialect {
  /** Every match replaced; `$1` in the replacement is the first group. */
  replaceAll(text: string, pattern: string, replacement: string): string;
}
