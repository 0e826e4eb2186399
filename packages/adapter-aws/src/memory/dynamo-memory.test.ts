import { DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { freshMemory } from "@serverless-autoscaler/scaling-core";
import { describe, expect, it } from "vitest";
import { type LocalWorld, localWorld, NOWHERE, TABLE } from "../../test/local-world.js";
import { memoryStoreContract } from "../../test/memory-store-contract.js";
import { dynamoControls } from "../control/dynamo-controls.js";
import { dynamoMemory } from "./dynamo-memory.js";
import type { MemoryProblem } from "./memory-problem.js";

const clock = { now: Date.now };

memoryStoreContract("dynamoMemory", async () => {
  const { dynamo } = await localWorld();
  const controls = dynamoControls(dynamo, { table: TABLE });
  return {
    store: dynamoMemory(dynamo, { table: TABLE, clock, report: () => undefined }),
    say: async (name, { pause, override }) => {
      const scope = { kind: "target", name } as const;
      if (pause !== undefined) await controls.say(scope, "pause", pause);
      if (override !== undefined) await controls.say(scope, "override", override);
    },
  };
});

function storeIn({ dynamo }: LocalWorld) {
  const problems: MemoryProblem[] = [];
  const store = dynamoMemory(dynamo, { table: TABLE, clock, report: (problem) => problems.push(problem) });
  return { store, problems };
}

const putMemory = (world: LocalWorld, target: string, rest: NonNullable<PutItemCommand["input"]["Item"]>) =>
  world.dynamo.send(
    new PutItemCommand({ TableName: TABLE, Item: { pk: { S: `target#${target}` }, sk: { S: "memory" }, ...rest } }),
  );

describe("dynamoMemory", () => {
  it.each([
    ["a newer version", { rev: { N: "4" }, body: { S: '{"version":2}' } }],
    ["text that is no JSON", { rev: { N: "4" }, body: { S: "{" } }],
    ["bytes that are not compressed", { rev: { N: "4" }, body: { B: new Uint8Array([1, 2]) } }],
    ["no body", { rev: { N: "4" } }],
    ["no revision", { body: { S: JSON.stringify({ version: 1 }) } }],
    ["a revision that is text", { rev: { S: "4" } }],
  ])("takes a memory with %s for lost, says so, and writes over it", async (_, item) => {
    const world = await localWorld();
    const { store, problems } = storeIn(world);
    await putMemory(world, "a", item);
    const lost = (await store.load(["a"])).get("a");
    expect(lost?.memory).toBeUndefined();
    expect(problems).toMatchObject([{ target: "a", code: "memoryLost" }]);
    const write = { target: "a", memory: freshMemory(1), expected: lost?.revision };
    expect((await store.save([write])).get("a")).toBe("saved");
    expect((await store.load(["a"])).get("a")?.memory).toEqual(freshMemory(1));
  });

  it("compresses a large memory: 20,000 numbers of a daily rhythm", async () => {
    const world = await localWorld();
    const { store } = storeIn(world);
    const rhythm = Array.from({ length: 20_000 }, (_, minute) => Math.round(100 + 90 * Math.sin(minute / 229)));
    const large = { ...freshMemory(1), policies: { predictive: rhythm } };
    await store.save([{ target: "a", memory: large, expected: undefined }]);
    expect((await store.load(["a"])).get("a")?.memory).toEqual(large);
    const key = { pk: { S: "target#a" }, sk: { S: "memory" } };
    const { Item } = await world.dynamo.send(new GetItemCommand({ TableName: TABLE, Key: key }));
    expect(Item?.["body"]?.B?.byteLength).toBeLessThan(JSON.stringify(large).length / 3);
  });

  it("refuses a memory that no item can hold, says so, and saves the others", async () => {
    const world = await localWorld();
    const { store, problems } = storeIn(world);
    const noise = Array.from({ length: 60_000 }, (_, index) => Math.sin(index * 12.9898) * 43_758.5453);
    const results = await store.save([
      { target: "huge", memory: { ...freshMemory(1), policies: { noise } }, expected: undefined },
      { target: "small", memory: freshMemory(1), expected: undefined },
    ]);
    expect(Object.fromEntries(results)).toEqual({ huge: "conflict", small: "saved" });
    expect(problems).toMatchObject([
      { target: "huge", code: "memoryTooLarge", why: expect.stringContaining("400 KB") },
    ]);
  });

  it("sets a time to live of 30 days, anew with each write", async () => {
    const world = await localWorld();
    let now = Date.parse("2026-11-21T08:00:00Z");
    const options = { table: TABLE, clock: { now: () => now }, report: () => undefined };
    const store = dynamoMemory(world.dynamo, options);
    const expiresAt = async () => {
      const key = { pk: { S: "target#a" }, sk: { S: "memory" } };
      const { Item } = await world.dynamo.send(new GetItemCommand({ TableName: TABLE, Key: key }));
      return new Date(Number(Item?.["expiresAt"]?.N) * 1000).toISOString();
    };
    await store.save([{ target: "a", memory: freshMemory(1), expected: undefined }]);
    expect(await expiresAt()).toBe("2026-12-21T08:00:00.000Z");
    now += 86_400_000;
    await store.save([{ target: "a", memory: freshMemory(1), expected: 1 }]);
    expect(await expiresAt()).toBe("2026-12-22T08:00:00.000Z");
  });

  it("reads 1,000 targets in ten batches and one query", async () => {
    const world = await localWorld();
    await storeIn(world).store.load(Array.from({ length: 1000 }, (_, index) => `t${index}`));
    expect(world.aws.requests().dynamodb).toEqual({ BatchGetItem: 10, Query: 1 });
  });

  it("retries what was throttled", async () => {
    const world = await localWorld();
    const { store, problems } = storeIn(world);
    world.aws.fault({ service: "dynamodb", action: "PutItem", kind: "throttle", times: 2 });
    const saved = await store.save([{ target: "a", memory: freshMemory(1), expected: undefined }]);
    expect(saved.get("a")).toBe("saved");
    expect(world.aws.requests().dynamodb).toEqual({ PutItem: 3 });
    expect(problems).toEqual([]);
  });

  it("answers a target whose memory cannot be written as a conflict, and says why", async () => {
    const world = await localWorld();
    const { store, problems } = storeIn(world);
    world.aws.fault({ service: "dynamodb", action: "PutItem", kind: "accessDenied", times: 1 });
    const write = (target: string) => ({ target, memory: freshMemory(1), expected: undefined });
    const results = await store.save([write("a"), write("b")]);
    expect([...results.values()].sort()).toEqual(["conflict", "saved"]);
    expect(problems).toMatchObject([{ code: "memoryNotSaved", why: expect.stringContaining("AccessDeniedException") }]);
  });

  it.each([
    ["claim", (store: ReturnType<typeof dynamoMemory>) => store.claim(1, 2), "cannot claim the tick"],
    ["load", (store: ReturnType<typeof dynamoMemory>) => store.load(["a"]), 'DynamoDB table "scaler": cannot read'],
    [
      "save",
      (store: ReturnType<typeof dynamoMemory>) =>
        store.save([{ target: "a", memory: freshMemory(1), expected: undefined }]),
      "cannot save memories",
    ],
  ] as const)("throws from %s with table, action and reason when nothing answers", async (_, call, text) => {
    const client = new DynamoDBClient({ ...NOWHERE, maxAttempts: 1 });
    const store = dynamoMemory(client, { table: TABLE, clock, report: () => undefined });
    await expect(call(store)).rejects.toMatchObject({
      name: "TableError",
      code: "ECONNREFUSED",
      message: expect.stringContaining(text),
    });
  });

  it("says what to do about a table that is not there", async () => {
    const world = await localWorld();
    const store = dynamoMemory(world.dynamo, { table: "typo", clock, report: () => undefined });
    await expect(store.load(["a"])).rejects.toThrow(/table "typo".*ResourceNotFoundException.*deploy the stack/);
  });
});
