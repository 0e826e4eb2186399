import { GlueCatalogTable } from "@cdktf/provider-aws/lib/glue-catalog-table/index.js";
import { Construct } from "constructs";
import { albPattern } from "./alb-pattern.js";
import { albColumns, cloudFrontColumns, type LogColumn } from "./log-columns.js";

export interface LogTableProps {
  readonly kind: "alb" | "cloudFront";
  /** Glue database that the table belongs to. */
  readonly database: string;
  readonly name: string;
  /**
   * Folder that holds the years, without a slash at its end.
   * ALB: `s3://bucket[/prefix]/AWSLogs/<account>/elasticloadbalancing/<region>`.
   * CloudFront: standard logging (v2) in the output format w3c, with a path such as
   * `s3://bucket/AWSLogs/<account>/CloudFront/<distribution>` and the suffix `{yyyy}/{MM}/{dd}`.
   */
  readonly location: string;
  /** First day there are logs of: `2026/01/01`. */
  readonly firstDay: string;
}

const FIELD_SEPARATOR = "\t";

interface Reader {
  readonly columns: readonly LogColumn[];
  readonly serializationLibrary: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly tableParameters: Readonly<Record<string, string>>;
}

const readers: Readonly<Record<LogTableProps["kind"], Reader>> = {
  alb: {
    columns: albColumns,
    serializationLibrary: "org.apache.hadoop.hive.serde2.RegexSerDe",
    parameters: { "serialization.format": "1", "input.regex": albPattern },
    tableParameters: {},
  },
  cloudFront: {
    columns: cloudFrontColumns,
    serializationLibrary: "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe",
    parameters: { "serialization.format": FIELD_SEPARATOR, "field.delim": FIELD_SEPARATOR },
    // The lines #Version and #Fields.
    tableParameters: { "skip.header.line.count": "2" },
  },
};

/**
 * An access log as a table of Athena. Days are projected: no partition is ever registered, a query names its days and
 * reads nothing else.
 *
 * Source: Amazon Athena user guide, "Use partition projection with Amazon Athena" (read 2026-11)
 */
export class LogTable extends Construct {
  readonly table: GlueCatalogTable;

  constructor(scope: Construct, id: string, { kind, database, name, location, firstDay }: LogTableProps) {
    super(scope, id);
    const { columns, serializationLibrary, parameters, tableParameters } = readers[kind];
    this.table = new GlueCatalogTable(this, "table", {
      databaseName: database,
      name,
      tableType: "EXTERNAL_TABLE",
      partitionKeys: [{ name: "day", type: "string" }],
      parameters: {
        EXTERNAL: "TRUE",
        ...tableParameters,
        "projection.enabled": "true",
        "projection.day.type": "date",
        "projection.day.format": "yyyy/MM/dd",
        "projection.day.range": `${firstDay},NOW`,
        "projection.day.interval": "1",
        "projection.day.interval.unit": "DAYS",
        // Terraform reads a dollar and a brace as its own; doubled it is text.
        "storage.location.template": `${location}/$\${day}`,
      },
      storageDescriptor: {
        location: `${location}/`,
        inputFormat: "org.apache.hadoop.mapred.TextInputFormat",
        outputFormat: "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
        columns: columns.map((column) => ({ ...column })),
        serDeInfo: { serializationLibrary, parameters: { ...parameters } },
      },
    });
  }
}
