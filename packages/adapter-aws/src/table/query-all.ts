import { type DynamoDBClient, QueryCommand, type QueryCommandInput } from "@aws-sdk/client-dynamodb";
import type { Item } from "./keys.js";

/** Runs a query to its last page, or until `Limit` items are there. */
export async function queryAll(client: DynamoDBClient, query: QueryCommandInput): Promise<readonly Item[]> {
  const items: Item[] = [];
  const most = query.Limit ?? Number.POSITIVE_INFINITY;
  let from: Item | undefined;
  do {
    const page = await client.send(new QueryCommand({ ...query, ExclusiveStartKey: from }));
    items.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from !== undefined && items.length < most);
  return items.slice(0, query.Limit);
}
