import { BatchGetItemCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { chunks } from "../chunks.js";
import type { Item } from "./keys.js";
import { untilProcessed } from "./until-processed.js";

/** Keys that BatchGetItem takes. Source: DynamoDB API reference (read 2026-11). */
const KEYS_PER_CALL = 100;

/** Reads items by key, strongly consistent, 100 a call; keys without an item are left out. Keys must be distinct. */
export async function batchGet(
  client: DynamoDBClient,
  table: string,
  wanted: readonly Item[],
): Promise<readonly Item[]> {
  const found: Item[] = [];
  const readPage = async (page: readonly Item[]): Promise<readonly Item[]> => {
    const request = { Keys: [...page], ConsistentRead: true };
    const answer = await client.send(new BatchGetItemCommand({ RequestItems: { [table]: request } }));
    found.push(...(answer.Responses?.[table] ?? []));
    return answer.UnprocessedKeys?.[table]?.Keys ?? [];
  };
  await Promise.all(chunks(wanted, KEYS_PER_CALL).map((page) => untilProcessed(page, readPage)));
  return found;
}
