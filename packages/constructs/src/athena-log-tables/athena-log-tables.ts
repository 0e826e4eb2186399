import { GlueCatalogDatabase } from "@cdktf/provider-aws/lib/glue-catalog-database/index.js";
import { Construct } from "constructs";
import { LogTable, type LogTableProps } from "./log-table.js";
import { ScanLimitedWorkgroup } from "./scan-limited-workgroup.js";

export interface AthenaLogTablesProps {
  /** Name of the Glue database, and of the workgroup. */
  readonly name: string;
  /** Tables by name. */
  readonly tables: Readonly<Record<string, Omit<LogTableProps, "database" | "name">>>;
  /** Where Athena writes results: `s3://bucket/prefix/`. */
  readonly resultsLocation: string;
  /** Athena ends a query that has scanned more; bytes. */
  readonly scanLimitBytes: number;
}

/**
 * Access logs in S3 as tables of Athena, and a workgroup whose queries cannot scan more than a limit: what
 * `autoscale analyze --engine athena` reads.
 *
 * @example
 * new AthenaLogTables(this, "logs", {
 *   name: "access_logs",
 *   tables: { shop: { kind: "alb", location: "s3://logs/AWSLogs/123456789012/elasticloadbalancing/eu-west-1", firstDay: "2026/01/01" } },
 *   resultsLocation: "s3://logs/athena/",
 *   scanLimitBytes: 100e9,
 * });
 */
export class AthenaLogTables extends Construct {
  readonly database: GlueCatalogDatabase;

  constructor(scope: Construct, id: string, props: AthenaLogTablesProps) {
    super(scope, id);
    const { name, tables, resultsLocation, scanLimitBytes } = props;
    this.database = new GlueCatalogDatabase(this, "database", { name });
    for (const [table, spec] of Object.entries(tables)) {
      new LogTable(this, table, { database: this.database.name, name: table, ...spec });
    }
    new ScanLimitedWorkgroup(this, "workgroup", { name, resultsLocation, scanLimitBytes });
  }
}
