import {
  type AttributeValue,
  CreateTableCommand,
  type DynamoDBClient,
  PutItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type LocalAws, type Moto, startLocalAws, startMoto } from "../src/index.js";
import { clients } from "./clients.js";

/** The in-memory tables and the emulator's must agree: tests written on one are believed on the other. */
let moto: Moto;
let aws: LocalAws;
let both: readonly DynamoDBClient[];

beforeAll(async () => {
  moto = await startMoto();
  aws = await startLocalAws({ tables: [{ name: "memory", partitionKey: "pk" }] });
  const emulated = clients(moto.url).dynamo;
  await emulated.send(
    new CreateTableCommand({
      TableName: "memory",
      KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
      AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }],
      BillingMode: "PAY_PER_REQUEST",
    }),
  );
  both = [emulated, clients(aws.url).dynamo];
});
afterAll(async () => {
  await aws.close();
  await moto.stop();
});

const STORED: Record<string, AttributeValue> = {
  pk: { S: "a" },
  rev: { N: "3" },
  things: { L: [{ N: "1" }] },
  tags: { SS: ["x", "y"] },
  nested: { M: { deep: { S: "d" } } },
};
const VALUES: Record<string, AttributeValue> = {
  ":3": { N: "3" },
  ":3f": { N: "3.0" },
  ":10": { N: "10" },
  ":a": { S: "a" },
  ":x": { S: "x" },
  ":things": { L: [{ S: "more" }] },
  ":tags": { SS: ["x", "z"] },
};

/** Only the placeholders that the expression uses: both refuse others. */
function used(expression: string): { ExpressionAttributeValues?: Record<string, AttributeValue> } {
  const entries = Object.entries(VALUES).filter(([name]) => new RegExp(`${name}(?![0-9a-z])`).test(expression));
  return entries.length === 0 ? {} : { ExpressionAttributeValues: Object.fromEntries(entries) };
}

async function outcome(work: () => Promise<unknown>): Promise<unknown> {
  return work().catch((thrown: unknown) => (thrown instanceof Error ? thrown.name : thrown));
}

test.each([
  "attribute_exists(pk)",
  "attribute_not_exists(pk)",
  "attribute_not_exists(pk) OR rev = :3",
  "rev = :3f",
  "rev < :10",
  "rev <> :3",
  "gone <> :3",
  "gone = :3",
  "NOT gone = :3",
  "rev BETWEEN :3 AND :10",
  "rev IN (:10, :3)",
  "begins_with(pk, :a)",
  "contains(tags, :x) AND size(tags) < :3",
  "nested.deep = :x",
  "things[0] <> :10",
  "pk = :x OR pk = :a AND rev = :3",
  "(pk = :x OR pk = :a) AND rev = :10",
  "NOT pk = :x AND rev = :3",
  "attribute_not_exists(ttl)",
  "status = :a",
])("agrees on the condition %s", async (ConditionExpression) => {
  const outcomes = await Promise.all(
    both.map(async (dynamo) => {
      await dynamo.send(new PutItemCommand({ TableName: "memory", Item: STORED }));
      const put = { TableName: "memory", Item: STORED, ConditionExpression, ...used(ConditionExpression) };
      return outcome(async () => void (await dynamo.send(new PutItemCommand(put))));
    }),
  );
  expect(outcomes[1]).toEqual(outcomes[0]);
});

test.each([
  "SET rev = rev + :3",
  "SET rev = rev - :10, seen = :a",
  "SET fresh = if_not_exists(fresh, :3), rev = if_not_exists(rev, :10)",
  "SET things = list_append(things, :things)",
  "SET nested.deep = :x, things[0] = :a",
  "SET nested.other.deep = :x",
  "SET rev = gone",
  "REMOVE rev, nested.deep",
  "ADD rev :10, tags :tags",
  "DELETE tags :tags",
  "SET rev = :10 REMOVE things ADD hits :3",
  "SET pk = :x",
  "SET ttl = :3",
  "SET rev :3",
])("agrees on the update %s", async (UpdateExpression) => {
  const outcomes = await Promise.all(
    both.map(async (dynamo) => {
      await dynamo.send(new PutItemCommand({ TableName: "memory", Item: STORED }));
      const update = { TableName: "memory", Key: { pk: { S: "a" } }, UpdateExpression, ...used(UpdateExpression) };
      return outcome(async () => {
        const { Attributes } = await dynamo.send(new UpdateItemCommand({ ...update, ReturnValues: "ALL_NEW" }));
        return sortedSets(Attributes);
      });
    }),
  );
  expect(outcomes[1]).toEqual(outcomes[0]);
});

/** Sets have no order. */
function sortedSets(item: Record<string, AttributeValue> | undefined): Record<string, AttributeValue> | undefined {
  const tags = item?.tags?.SS;
  return item === undefined || tags === undefined ? item : { ...item, tags: { SS: [...tags].sort() } };
}
