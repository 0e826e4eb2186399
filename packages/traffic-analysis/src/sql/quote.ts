/** A string as an SQL literal: single quotes doubled, which both DuckDB and Athena read. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
