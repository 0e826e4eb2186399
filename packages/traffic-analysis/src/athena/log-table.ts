import { GetTableCommand, type GlueClient, type Table } from "@aws-sdk/client-glue";
import { InvalidLogError } from "../errors.js";

/** A table of access logs that Athena can query day by day. */
export interface LogTable {
  readonly database: string;
  readonly name: string;
  readonly format: "alb" | "cloudfront";
  /** Partition column with the day. */
  readonly dayColumn: string;
  /** How the day is written, in Java's letters: `yyyy/MM/dd`. */
  readonly dayFormat: string;
  /** Where a day's files are, with `${day}` for the day. */
  readonly locationTemplate: string;
}

/**
 * Looks a table up in the Glue catalogue.
 *
 * @throws {InvalidLogError} when it is not there, is neither an ALB's nor CloudFront's, or has no projected day
 */
export async function readLogTable(glue: GlueClient, database: string, name: string): Promise<LogTable> {
  const table = await getTable(glue, database, name);
  const where = `${database}.${name}`;
  const parameters = table.Parameters ?? {};
  const keys = (table.PartitionKeys ?? []).map((key) => key.Name ?? "");
  const [dayColumn] = keys;
  const locationTemplate = parameters["storage.location.template"];
  if (
    parameters["projection.enabled"] !== "true" ||
    dayColumn === undefined ||
    keys.length > 1 ||
    parameters[`projection.${dayColumn}.type`] !== "date" ||
    locationTemplate === undefined
  ) {
    throw new InvalidLogError({
      where,
      found: `a table partitioned by ${keys.join(", ") || "nothing"}`,
      expected: "one partition column of the projection type date, and a storage.location.template",
      remedy: "the constructs AlbLogTable and CloudFrontLogTable make such tables",
    });
  }
  return {
    database,
    name,
    format: formatOf(table, where),
    dayColumn,
    dayFormat: parameters[`projection.${dayColumn}.format`] ?? "yyyy-MM-dd",
    locationTemplate,
  };
}

async function getTable(glue: GlueClient, database: string, name: string): Promise<Table> {
  try {
    const { Table: table } = await glue.send(new GetTableCommand({ DatabaseName: database, Name: name }));
    if (table !== undefined) return table;
  } catch (cause) {
    if (!(cause instanceof Error && cause.name === "EntityNotFoundException")) throw cause;
  }
  throw new InvalidLogError({
    where: `${database}.${name}`,
    found: "no such table",
    expected: "a table of the Glue catalogue in this account and Region",
  });
}

/** Columns that tell what a table holds, by the names of AWS's own table definitions. */
const columnsOf = {
  alb: ["time", "target_processing_time", "elb_status_code", "request_verb", "request_url"],
  cloudfront: ["date", "time", "cs_method", "cs_uri_stem", "sc_status", "time_taken"],
} as const;

function formatOf(table: Table, where: string): LogTable["format"] {
  const columns = new Set((table.StorageDescriptor?.Columns ?? []).map((column) => column.Name));
  const format = (["alb", "cloudfront"] as const).find((one) => columnsOf[one].every((name) => columns.has(name)));
  if (format !== undefined) return format;
  throw new InvalidLogError({
    where,
    found: `a table with the columns ${[...columns].slice(0, 8).join(", ")}`,
    expected: `the columns ${columnsOf.alb.join(", ")} (ALB) or ${columnsOf.cloudfront.join(", ")} (CloudFront)`,
  });
}
