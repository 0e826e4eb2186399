import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { TestEvent } from "./render-event.js";

/** What the server was asked, in order: `AmazonAthena.StartQueryExecution`, `ListObjectsV2`. */
interface Call {
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export interface AthenaServer {
  readonly url: string;
  readonly calls: readonly Call[];
  /** States that GetQueryExecution gives before the query's own end. */
  pendingStates: string[];
  /** Sizes of the objects below a prefix of the bucket. */
  objects: Map<string, readonly number[]>;
  close(): Promise<void>;
}

/** Trino's functions that DuckDB lacks or has with another meaning, so that it runs Athena's statement as it is. */
const trino = `
  CREATE MACRO to_unixtime(x) AS epoch(x);
  CREATE MACRO from_iso8601_timestamp(x) AS CAST(x AS TIMESTAMPTZ);
  CREATE MACRO regexp_replace(x, pattern, replacement) AS
    system.main.regexp_replace(x, pattern, replace(replacement, '$', chr(92)), 'g');
  SET TimeZone = 'UTC';
  SET integer_division = true;
`;

/**
 * Glue, S3 and Athena as far as the analysis speaks to them, over the wire in their own JSON 1.1 and XML; statements
 * run on DuckDB over tables of an ALB and of CloudFront made of events.
 */
export async function startAthenaServer(events: readonly TestEvent[]): Promise<AthenaServer> {
  const database = await (await DuckDBInstance.create(":memory:")).connect();
  await database.run(trino);
  await fillTables(database, events);
  const calls: Call[] = [];
  const queries = new Map<string, { rows: string[][]; failure?: string; stopped?: boolean }>();
  const state: Pick<AthenaServer, "pendingStates" | "objects"> = { pendingStates: [], objects: new Map() };

  async function answer(action: string, input: Record<string, unknown>): Promise<object> {
    const id = String(input.QueryExecutionId);
    const query = queries.get(id);
    switch (action) {
      case "AWSGlue.GetTable":
        return glueTable(String(input.Name));
      case "AmazonAthena.StartQueryExecution": {
        const started = `query-${queries.size + 1}`;
        queries.set(started, await execute(database, String(input.QueryString)));
        return { QueryExecutionId: started };
      }
      case "AmazonAthena.GetQueryExecution": {
        const pending = state.pendingStates.shift();
        const end = query?.failure === undefined ? "SUCCEEDED" : "FAILED";
        const Status = {
          State: pending ?? end,
          StateChangeReason: query?.failure,
          SubmissionDateTime: 1_793_000_000.5,
        };
        return { QueryExecution: { QueryExecutionId: id, Status, Statistics: { DataScannedInBytes: 123_456 } } };
      }
      case "AmazonAthena.StopQueryExecution":
        return {};
      default: {
        const from = Number(input.NextToken ?? 0);
        const size = Number(input.MaxResults);
        const rows = query?.rows.slice(from, from + size) ?? [];
        const more = from + size < (query?.rows.length ?? 0);
        // A NULL is an object without a value.
        const Rows = rows.map((row) => ({ Data: row.map((cell) => (cell === "\0" ? {} : { VarCharValue: cell })) }));
        return { ResultSet: { Rows }, ...(more && { NextToken: String(from + size) }) };
      }
    }
  }

  const server = createServer(async (request, response) => {
    const target = request.headers["x-amz-target"];
    const url = new URL(request.url ?? "", "http://localhost");
    if (target === undefined) {
      const prefix = url.searchParams.get("prefix") ?? "";
      calls.push({ action: "ListObjectsV2", input: { bucket: url.pathname, prefix } });
      response.setHeader("content-type", "application/xml").end(listing(state.objects.get(prefix) ?? []));
      return;
    }
    const input = JSON.parse(await bodyOf(request)) as Record<string, unknown>;
    calls.push({ action: String(target), input });
    response.setHeader("content-type", "application/x-amz-json-1.1");
    const missing = target === "AWSGlue.GetTable" && input.Name === "missing";
    if (missing) response.statusCode = 400;
    const output = missing ? { __type: "EntityNotFoundException", Message: "no" } : await answer(String(target), input);
    response.end(JSON.stringify(output));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(state, {
    url: `http://127.0.0.1:${port}`,
    calls,
    close: async () => {
      await new Promise((resolve) => server.close(resolve));
      database.closeSync();
    },
  });
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  return body;
}

async function execute(database: DuckDBConnection, sql: string): Promise<{ rows: string[][]; failure?: string }> {
  try {
    const reader = await database.runAndReadAll(sql);
    const rows = reader.getRows().map((row) => row.map((cell) => (cell === null ? "\0" : String(cell))));
    return { rows: [reader.columnNames(), ...rows] };
  } catch (cause) {
    return { rows: [], failure: cause instanceof Error ? cause.message : String(cause) };
  }
}

async function fillTables(database: DuckDBConnection, events: readonly TestEvent[]): Promise<void> {
  await database.run(`CREATE SCHEMA access_logs; CREATE TABLE access_logs.alb_logs (type VARCHAR, "time" VARCHAR,
    target_processing_time DOUBLE, elb_status_code INTEGER, request_verb VARCHAR, request_url VARCHAR, day VARCHAR)`);
  const appender = await database.createAppender("alb_logs", "access_logs");
  for (const { second, method, path, status, durationMs } of events) {
    const time = new Date(second * 1000).toISOString();
    appender.appendVarchar("https");
    appender.appendVarchar(time.replace(".000Z", ".123456Z"));
    appender.appendDouble(durationMs / 1000);
    appender.appendInteger(status);
    appender.appendVarchar(method);
    appender.appendVarchar(`https://example.com:443${path}?q=1`);
    appender.appendVarchar(time.slice(0, 10).replaceAll("-", "/"));
    appender.endRow();
  }
  // What the SerDe cannot read is a row of NULLs, in the partition of its file.
  for (let column = 0; column < 6; column++) appender.appendNull();
  appender.appendVarchar("2026/10/24");
  appender.endRow();
  appender.closeSync();
  await database.run(`CREATE TABLE access_logs.cloudfront_logs AS SELECT CAST("time"[:10] AS DATE) AS "date",
    "time"[12:19] AS "time", request_verb AS cs_method, split_part(split_part(request_url, ':443', 2), '?', 1) AS cs_uri_stem,
    elb_status_code AS sc_status, target_processing_time AS time_taken, day FROM access_logs.alb_logs`);
}

function glueTable(name: string): object {
  const columns = name.startsWith("cloudfront")
    ? ["date", "time", "cs_method", "cs_uri_stem", "sc_status", "time_taken"]
    : ["type", "time", "target_processing_time", "elb_status_code", "request_verb", "request_url"];
  return {
    Table: {
      Name: name,
      PartitionKeys: [{ Name: "day", Type: "string" }],
      StorageDescriptor: { Columns: columns.map((Name) => ({ Name, Type: "string" })) },
      Parameters:
        name === "unpartitioned"
          ? {}
          : {
              "projection.enabled": "true",
              "projection.day.type": "date",
              "projection.day.format": "yyyy/MM/dd",
              "storage.location.template": `s3://logs/AWSLogs/123456789012/elasticloadbalancing/us-east-1/\${day}`,
            },
    },
  };
}

function listing(sizes: readonly number[]): string {
  const contents = sizes.map((size, index) => `<Contents><Key>${index}.log.gz</Key><Size>${size}</Size></Contents>`);
  return `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult><IsTruncated>false</IsTruncated>${contents.join("")}</ListBucketResult>`;
}
