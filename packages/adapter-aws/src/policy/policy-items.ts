import { createHash } from "node:crypto";
import { type DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { PolicyItemError } from "../errors.js";
import { type Item, keys } from "../table/keys.js";
import { isConditionFailed } from "../table/with-table.js";

/** A policy file as text, with its SHA-256 as hex. */
export interface PolicyText {
  readonly sha256: string;
  readonly text: string;
}

/** The hash of the policy that is in force; undefined when none was published. */
export async function readHead(client: DynamoDBClient, table: string): Promise<string | undefined> {
  return (await getItem(client, table, "head"))?.["sha256"]?.S;
}

/** @throws {PolicyItemError} when the text is missing or is not the one that the hash was made of */
export async function readPolicy(client: DynamoDBClient, table: string, sha256: string): Promise<PolicyText> {
  const item = await getItem(client, table, sha256);
  const text = item?.["body"]?.S;
  if (text === undefined)
    throw new PolicyItemError(
      "policyMissing",
      `there is no item for ${sha256}: publish it before the head points at it`,
    );
  return verified(sha256, text);
}

/** The last policy that could be used, by whichever instance of the scaler saw it. */
export async function readLastGood(client: DynamoDBClient, table: string): Promise<PolicyText | undefined> {
  const item = await getItem(client, table, "lastGood");
  const sha256 = item?.["sha256"]?.S;
  const text = item?.["body"]?.S;
  return sha256 === undefined || text === undefined ? undefined : verified(sha256, text);
}

/** Notes a policy as good, unless it is the one noted already. */
export async function noteLastGood(client: DynamoDBClient, table: string, { sha256, text }: PolicyText): Promise<void> {
  const command = new PutItemCommand({
    TableName: table,
    Item: { ...keys.policy("lastGood"), sha256: { S: sha256 }, body: { S: text } },
    ConditionExpression: "attribute_not_exists(sha256) OR sha256 <> :sha256",
    ExpressionAttributeValues: { ":sha256": { S: sha256 } },
  });
  try {
    await client.send(command);
  } catch (cause) {
    if (!isConditionFailed(cause)) throw cause;
  }
}

async function getItem(client: DynamoDBClient, table: string, sort: string): Promise<Item | undefined> {
  const command = new GetItemCommand({ TableName: table, Key: keys.policy(sort), ConsistentRead: true });
  return (await client.send(command)).Item;
}

function verified(sha256: string, text: string): PolicyText {
  const actual = createHash("sha256").update(text).digest("hex");
  if (actual !== sha256)
    throw new PolicyItemError("policyDamaged", `the text under ${sha256} has the hash ${actual}: publish it again`);
  return { sha256, text };
}
