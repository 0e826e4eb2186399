import { type DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { DecisionRecord } from "@serverless-autoscaler/scaling-core";
import { chunks } from "../chunks.js";
import { fromBody, toBody } from "../table/body.js";
import { historySort, keys, targetPartition } from "../table/keys.js";
import { queryAll } from "../table/query-all.js";
import { withTable } from "../table/with-table.js";

/** Records are few, because only news is kept: single writes do, and need no permission beyond PutItem. */
const WRITES_AT_ONCE = 25;

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
  return {
    append: (records) =>
      withTable(table, "write history", async () => {
        const news = records.filter(({ changed }) => changed);
        for (const some of chunks(news, WRITES_AT_ONCE)) {
          await Promise.all(some.map(async (record) => client.send(await putRecord(table, record))));
        }
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

async function putRecord(table: string, record: DecisionRecord): Promise<PutItemCommand> {
  const { attribute } = await toBody(record);
  const expiresAt = { N: String(Math.floor(record.at / 1000) + KEPT_SECONDS) };
  const Item = { ...keys.history(record.target, record.at), body: attribute, expiresAt };
  return new PutItemCommand({ TableName: table, Item });
}
