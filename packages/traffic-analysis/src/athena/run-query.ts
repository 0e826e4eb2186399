import { setTimeout as sleep } from "node:timers/promises";
import {
  type AthenaClient,
  GetQueryExecutionCommand,
  paginateGetQueryResults,
  type QueryExecution,
  StartQueryExecutionCommand,
  StopQueryExecutionCommand,
} from "@aws-sdk/client-athena";
import type { Cell } from "../counts/count-row.js";
import { InterruptedError } from "../errors.js";
import { AthenaQueryError } from "./errors.js";

export interface QueryRequest {
  readonly sql: string;
  readonly database: string;
  /** Workgroup (default: primary). */
  readonly workGroup?: string;
  /** Where Athena writes the result; absent when the workgroup says it. */
  readonly outputLocation?: string;
  readonly signal?: AbortSignal;
}

/** A query that has run. */
export interface QueryResult {
  /** What Athena really read, and charges for. */
  readonly scannedBytes: number;
  /** Rows of the result, page by page; the header left out. */
  rows(): AsyncGenerator<readonly Cell[]>;
}

const firstPollMs = 250;
const longestPollMs = 5000;

/**
 * Starts a query, waits for its end, and hands over its rows.
 *
 * Waits grow from 0.25 s to 5 s: short queries are short, and GetQueryExecution has a quota.
 *
 * @throws {AthenaQueryError} with Athena's reason when it failed or was cancelled
 * @throws {InterruptedError} when the signal came; the query is stopped, because it would be charged for to its end
 */
export async function runQuery(client: AthenaClient, request: QueryRequest): Promise<QueryResult> {
  const { sql, database, workGroup, outputLocation, signal } = request;
  const { QueryExecutionId: id = "" } = await client.send(
    new StartQueryExecutionCommand({
      QueryString: sql,
      QueryExecutionContext: { Database: database },
      ...(workGroup !== undefined && { WorkGroup: workGroup }),
      ...(outputLocation !== undefined && { ResultConfiguration: { OutputLocation: outputLocation } }),
    }),
  );
  const execution = await finished(client, id, signal);
  const state = execution.Status?.State ?? "UNKNOWN";
  if (state !== "SUCCEEDED") {
    throw new AthenaQueryError(id, state, execution.Status?.StateChangeReason ?? "Athena gave no reason");
  }
  return {
    scannedBytes: execution.Statistics?.DataScannedInBytes ?? 0,
    rows: () => resultRows(client, id),
  };
}

async function finished(client: AthenaClient, id: string, signal: AbortSignal | undefined): Promise<QueryExecution> {
  for (let waitMs = firstPollMs; ; waitMs = Math.min(longestPollMs, waitMs * 1.5)) {
    const { QueryExecution: execution } = await client.send(new GetQueryExecutionCommand({ QueryExecutionId: id }));
    const state = execution?.Status?.State;
    if (execution !== undefined && state !== "QUEUED" && state !== "RUNNING") return execution;
    try {
      await sleep(waitMs, undefined, signal === undefined ? {} : { signal });
    } catch {
      await client.send(new StopQueryExecutionCommand({ QueryExecutionId: id }));
      throw new InterruptedError();
    }
  }
}

/** Athena's largest page. */
const rowsPerPage = 1000;

async function* resultRows(client: AthenaClient, id: string): AsyncGenerator<readonly Cell[]> {
  let header = true;
  for await (const page of paginateGetQueryResults({ client, pageSize: rowsPerPage }, { QueryExecutionId: id })) {
    for (const { Data: cells = [] } of page.ResultSet?.Rows ?? []) {
      // The first row of the first page of a SELECT names the columns.
      if (!header) yield cells.map((cell) => cell.VarCharValue);
      header = false;
    }
  }
}
