import { type DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { MemoryWrite } from "@serverless-autoscaler/scaling-core";
import { MOST_BODY_BYTES, toBody } from "../table/body.js";
import { keys } from "../table/keys.js";
import { isConditionFailed } from "../table/with-table.js";

/**
 * A memory that nobody has written for this long is removed by DynamoDB. It cannot happen to a target that is scaled:
 * a capacity that was read is written again when the reading is older than ten minutes, and every write starts the
 * 30 days anew. A target whose capacity cannot be read for 30 days starts afresh, which is safe.
 */
const KEPT_SECONDS = 30 * 24 * 3600;

export type SaveResult = "saved" | "conflict" | { readonly tooLargeBytes: number };

/** Writes one memory if its revision is still the expected one. */
export async function saveMemory(
  client: DynamoDBClient,
  table: string,
  { target, memory, expected }: MemoryWrite,
  now: number,
): Promise<SaveResult> {
  const { attribute, bytes } = await toBody(memory);
  if (bytes > MOST_BODY_BYTES) return { tooLargeBytes: bytes };
  const command = new PutItemCommand({
    TableName: table,
    Item: {
      ...keys.memory(target),
      rev: { N: String((expected ?? 0) + 1) },
      body: attribute,
      expiresAt: { N: String(Math.floor(now / 1000) + KEPT_SECONDS) },
    },
    ...(expected === undefined
      ? // An item without a readable revision is no memory: it may be replaced.
        { ConditionExpression: "NOT attribute_type(rev, :type)", ExpressionAttributeValues: { ":type": { S: "N" } } }
      : {
          ConditionExpression: "rev = :expected",
          ExpressionAttributeValues: { ":expected": { N: String(expected) } },
        }),
  });
  try {
    await client.send(command);
    return "saved";
  } catch (cause) {
    if (isConditionFailed(cause)) return "conflict";
    throw cause;
  }
}
