import { randomUUID } from "node:crypto";
import { type DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import type { Claim, MemoryStore } from "@serverless-autoscaler/scaling-core";
import { keys } from "../table/keys.js";
import { isConditionFailed, withTable } from "../table/with-table.js";

/**
 * The right to run one tick, held in one item. A claim that is never released is free again after `until`; a tick that
 * ends notes itself as the previous one.
 */
export function dynamoClaim(client: DynamoDBClient, table: string): Pick<MemoryStore, "claim" | "release"> {
  return {
    claim: (at, untilMs) => withTable(table, "claim the tick", () => claim(client, table, at, untilMs)),
    release: (token, at) => withTable(table, "release the tick", () => release(client, table, token, at)),
  };
}

async function claim(client: DynamoDBClient, table: string, at: number, untilMs: number): Promise<Claim> {
  const token = randomUUID();
  const command = new UpdateItemCommand({
    TableName: table,
    Key: keys.claim(),
    UpdateExpression: "SET #token = :token, #until = :until",
    // The token's own claim counts as free: the answer to the first attempt may have got lost on the way.
    ConditionExpression: "attribute_not_exists(#until) OR #until <= :at OR #token = :token",
    ExpressionAttributeNames: { "#token": "token", "#until": "until" },
    ExpressionAttributeValues: { ":token": { S: token }, ":until": { N: String(untilMs) }, ":at": { N: String(at) } },
    ReturnValues: "ALL_NEW",
    ReturnValuesOnConditionCheckFailure: "ALL_OLD",
  });
  try {
    const { Attributes } = await client.send(command);
    const previous = Number(Attributes?.["previousTickAt"]?.N);
    return { kind: "granted", previousTickAt: Number.isFinite(previous) ? previous : undefined, token };
  } catch (cause) {
    if (!isConditionFailed(cause)) throw cause;
    return { kind: "held", until: Number(cause.Item?.["until"]?.N ?? untilMs) };
  }
}

async function release(client: DynamoDBClient, table: string, token: string, at: number | undefined): Promise<void> {
  const watched = at === undefined ? {} : { ":at": { N: String(at) } };
  const command = new UpdateItemCommand({
    TableName: table,
    Key: keys.claim(),
    // A tick that failed is not noted: nobody watched.
    UpdateExpression: `${at === undefined ? "" : "SET previousTickAt = :at "}REMOVE #token, #until`,
    ConditionExpression: "#token = :token",
    ExpressionAttributeNames: { "#token": "token", "#until": "until" },
    ExpressionAttributeValues: { ":token": { S: token }, ...watched },
  });
  try {
    await client.send(command);
  } catch (cause) {
    // The claim ran out and another tick has taken over: there is nothing left to release.
    if (!isConditionFailed(cause)) throw cause;
  }
}
