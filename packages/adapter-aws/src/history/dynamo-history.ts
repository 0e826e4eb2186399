import { BatchWriteItemCommand, type DynamoDBClient, type WriteRequest } from "@aws-sdk/client-dynamodb";
import type { DecisionRecord } from "@serverless-autoscaler/scaling-core";
import { chunks } from "../chunks.js";
import { fromBody, toBody } from "../table/body.js";
import { historySort, keys, targetPartition } from "../table/keys.js";
import { queryAll } from "../table/query-all.js";
import { untilProcessed } from "../table/until-processed.js";
import { withTable } from "../table/with-table.js";

/** Items that BatchWriteItem takes. Source: DynamoDB API reference (read 2026-11). */
const ITEMS_PER_CALL = 25;

/** As long as predictive policies look back, so that a decision and what it learnt from can be told together. */
const KEPT_SECONDS = 14 * 24 * 3600;

/** Which records to read: from `since` to `until` (epoch ms, both inclusive), at most `limit`. */
export interface HistoryRange {
  readonly since: number;
  readonly until: number;
  readonly limit: number;
}

export interface DecisionHistory {
  /** Keeps the records that say something new; a steady target adds nothing. */
  append(records: readonly DecisionRecord[]): Promise<void>;
  /** Newest first. */
  read(target: string, range: HistoryRange): Promise<readonly DecisionRecord[]>;
}

/**
 * The decisions that `explain` tells about, kept for 14 days.
 *
 * @throws {TableError} from each method
 */
export function dynamoHistory(client: DynamoDBClient, { table }: { readonly table: string }): DecisionHistory {
  const send = async (requests: readonly WriteRequest[]): Promise<readonly WriteRequest[]> => {
    const answer = await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: [...requests] } }));
    return answer.UnprocessedItems?.[table] ?? [];
  };
  return {
    append: (records) =>
      withTable(table, "write history", async () => {
        const requests = await Promise.all(records.filter(({ changed }) => changed).map(putRequest));
        for (const some of chunks(requests, ITEMS_PER_CALL)) await untilProcessed(some, send);
      }),
    read: (target, { since, until, limit }) =>
      withTable(table, "read history", async () => {
        const items = await queryAll(client, {
          TableName: table,
          KeyConditionExpression: "pk = :pk AND sk BETWEEN :since AND :until",
          ExpressionAttributeValues: {
            ":pk": { S: targetPartition(target) },
            ":since": { S: historySort(since) },
            ":until": { S: historySort(until) },
          },
          ScanIndexForward: false,
          Limit: limit,
        });
        // Written by `append`, and by nobody else.
        return Promise.all(items.map(async (item) => (await fromBody(item["body"])) as DecisionRecord));
      }),
  };
}

async function putRequest(record: DecisionRecord): Promise<WriteRequest> {
  const { attribute } = await toBody(record);
  const expiresAt = { N: String(Math.floor(record.at / 1000) + KEPT_SECONDS) };
  return { PutRequest: { Item: { ...keys.history(record.target, record.at), body: attribute, expiresAt } } };
}
