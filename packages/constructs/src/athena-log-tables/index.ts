export { AthenaLogTables, type AthenaLogTablesProps } from "./athena-log-tables.js";
export type { LogTableProps } from "./log-table.js";
