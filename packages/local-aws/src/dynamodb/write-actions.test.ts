import {
  type AttributeValue,
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  type PutItemCommandInput,
  QueryCommand,
  ResourceNotFoundException,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from "@aws-sdk/client-dynamodb";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { clients } from "../../test/clients.js";
import { type LocalAws, startLocalAws } from "../start-local-aws.js";

let aws: LocalAws;
let dynamo: ReturnType<typeof clients>["dynamo"];

beforeEach(async () => {
  aws = await startLocalAws({
    tables: [
      { name: "memory", partitionKey: "pk" },
      { name: "history", partitionKey: "pk", sortKey: "at" },
    ],
  });
  dynamo = clients(aws.url).dynamo;
});
afterEach(() => aws.close());

type Item = Record<string, AttributeValue>;

const put = (item: Item, more: Partial<PutItemCommandInput> = {}) =>
  dynamo.send(new PutItemCommand({ TableName: "memory", Item: item, ...more }));
const get = async (pk: string) =>
  (await dynamo.send(new GetItemCommand({ TableName: "memory", Key: { pk: { S: pk } } }))).Item;
const change = (pk: string, more: Partial<UpdateItemCommandInput>) =>
  dynamo.send(new UpdateItemCommand({ TableName: "memory", Key: { pk: { S: pk } }, ReturnValues: "ALL_NEW", ...more }));

describe("optimistic locking", () => {
  const create = (item: Item) => put(item, { ConditionExpression: "attribute_not_exists(pk)" });
  const replace = (item: Item, revision: number) =>
    put(item, {
      ConditionExpression: "#rev = :rev",
      ExpressionAttributeNames: { "#rev": "rev" },
      ExpressionAttributeValues: { ":rev": { N: String(revision) } },
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    });

  test("creates once, replaces only the revision that was read", async () => {
    await create({ pk: { S: "a" }, rev: { N: "1" } });
    await expect(create({ pk: { S: "a" }, rev: { N: "1" } })).rejects.toThrow(ConditionalCheckFailedException);
    await replace({ pk: { S: "a" }, rev: { N: "2" } }, 1);
    const error = await replace({ pk: { S: "a" }, rev: { N: "2" } }, 1).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConditionalCheckFailedException);
    expect(error).toMatchObject({
      name: "ConditionalCheckFailedException",
      message: "The conditional request failed",
      Item: { pk: { S: "a" }, rev: { N: "2" } },
      $metadata: { httpStatusCode: 400 },
    });
    expect(await get("a")).toEqual({ pk: { S: "a" }, rev: { N: "2" } });
  });

  test("lets exactly one of many writers win", async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => create({ pk: { S: "a" } })));
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
  });

  test("deletes under a condition", async () => {
    await create({ pk: { S: "a" }, rev: { N: "1" } });
    const remove = (revision: string) =>
      dynamo.send(
        new DeleteItemCommand({
          TableName: "memory",
          Key: { pk: { S: "a" } },
          ConditionExpression: "rev = :rev",
          ExpressionAttributeValues: { ":rev": { N: revision } },
        }),
      );
    await expect(remove("9")).rejects.toThrow(ConditionalCheckFailedException);
    await remove("1");
    expect(await get("a")).toBeUndefined();
  });
});

describe("UpdateItem", () => {
  test("counts up, sets where absent, appends, removes", async () => {
    await put({ pk: { S: "a" }, n: { N: "1" }, list: { L: [{ S: "x" }] }, gone: { S: "x" } });
    const { Attributes } = await change("a", {
      UpdateExpression:
        "SET n = n + :one, started = if_not_exists(started, :now), #list = list_append(#list, :more) REMOVE gone",
      ExpressionAttributeNames: { "#list": "list" },
      ExpressionAttributeValues: { ":one": { N: "1" }, ":now": { N: "7" }, ":more": { L: [{ S: "y" }] } },
    });
    expect(Attributes).toEqual({
      pk: { S: "a" },
      n: { N: "2" },
      started: { N: "7" },
      list: { L: [{ S: "x" }, { S: "y" }] },
    });
  });

  test("creates what is not there, and adds to numbers and sets", async () => {
    const add = () =>
      change("a", {
        UpdateExpression: "ADD n :two, tags :tags",
        ExpressionAttributeValues: { ":two": { N: "2" }, ":tags": { SS: ["b"] } },
      });
    await add();
    expect((await add()).Attributes).toEqual({ pk: { S: "a" }, n: { N: "4" }, tags: { SS: ["b"] } });
  });

  test("reads all its operands from before the change", async () => {
    await put({ pk: { S: "a" }, x: { N: "1" }, y: { N: "2" } });
    const { Attributes } = await change("a", { UpdateExpression: "SET x = y, y = x" });
    expect(Attributes).toMatchObject({ x: { N: "2" }, y: { N: "1" } });
  });

  test("refuses to touch the key", async () => {
    const move = change("a", { UpdateExpression: "SET pk = :b", ExpressionAttributeValues: { ":b": { S: "b" } } });
    await expect(move).rejects.toMatchObject({ name: "ValidationException" });
  });
});

describe("is refused as DynamoDB refuses it", () => {
  test.each<{ why: string; more: Partial<PutItemCommandInput> }>([
    { why: "a reserved word", more: { ConditionExpression: "attribute_not_exists(ttl)" } },
    { why: "an undefined value", more: { ConditionExpression: "rev = :rev" } },
    {
      why: "an unused value",
      more: {
        ConditionExpression: "attribute_not_exists(pk)",
        ExpressionAttributeValues: { ":unused": { N: "1" } },
      },
    },
    { why: "a syntax error", more: { ConditionExpression: "attribute_not_exists(pk) AND" } },
    { why: "an item without its key", more: { Item: { rev: { N: "1" } } } },
    { why: "an item above 400 KB", more: { Item: { pk: { S: "a" }, blob: { S: "x".repeat(410_000) } } } },
  ])("$why", async ({ more }) => {
    await expect(put({ pk: { S: "a" } }, more)).rejects.toMatchObject({ name: "ValidationException" });
    expect(await get("a")).toBeUndefined();
  });

  test("an unknown table", async () => {
    const read = dynamo.send(new GetItemCommand({ TableName: "nothing", Key: { pk: { S: "a" } } }));
    await expect(read).rejects.toThrow(ResourceNotFoundException);
  });
});

describe("reading", () => {
  test("takes many keys at once and leaves out what is not there", async () => {
    await put({ pk: { S: "a" }, rev: { N: "1" } });
    await put({ pk: { S: "b" }, rev: { N: "2" } });
    const { Responses, UnprocessedKeys } = await dynamo.send(
      new BatchGetItemCommand({
        RequestItems: {
          memory: {
            Keys: ["a", "b", "c"].map((pk) => ({ pk: { S: pk } })),
            ProjectionExpression: "rev",
          },
        },
      }),
    );
    expect(Responses).toEqual({ memory: [{ rev: { N: "1" } }, { rev: { N: "2" } }] });
    expect(UnprocessedKeys).toEqual({});
  });

  test("refuses 101 keys and duplicates", async () => {
    const read = (pks: string[]) =>
      dynamo.send(
        new BatchGetItemCommand({ RequestItems: { memory: { Keys: pks.map((pk) => ({ pk: { S: pk } })) } } }),
      );
    const many = Array.from({ length: 101 }, (_, index) => String(index));
    await expect(read(many)).rejects.toMatchObject({ name: "ValidationException" });
    await expect(read(many.slice(1))).resolves.toBeDefined();
    await expect(read(["a", "a"])).rejects.toMatchObject({ name: "ValidationException" });
  });

  test("queries one partition in the order of the sort key, page by page", async () => {
    for (const at of ["30", "4", "100"]) {
      const item = { pk: { S: "a" }, at: { N: at } };
      await dynamo.send(new PutItemCommand({ TableName: "history", Item: item }));
    }
    await dynamo.send(new PutItemCommand({ TableName: "history", Item: { pk: { S: "b" }, at: { N: "5" } } }));
    const query = {
      TableName: "history",
      KeyConditionExpression: "pk = :pk AND #at >= :from",
      ExpressionAttributeNames: { "#at": "at" },
      ExpressionAttributeValues: { ":pk": { S: "a" }, ":from": { N: "4" } },
      ScanIndexForward: false,
      Limit: 2,
    };
    const first = await dynamo.send(new QueryCommand(query));
    expect(first.Items?.map((item) => item.at?.N)).toEqual(["100", "30"]); // by number, not by text
    const second = await dynamo.send(new QueryCommand({ ...query, ExclusiveStartKey: first.LastEvaluatedKey }));
    expect(second.Items?.map((item) => item.at?.N)).toEqual(["4"]);
    expect(second.LastEvaluatedKey).toBeUndefined();
  });
});
