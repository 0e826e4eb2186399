import { QueryCommand } from "@aws-sdk/client-dynamodb";
import { type DecisionRecord, reason } from "@serverless-autoscaler/scaling-core";
import { describe, expect, it } from "vitest";
import { localWorld, TABLE } from "../../test/local-world.js";
import { dynamoHistory } from "./dynamo-history.js";

const START = Date.parse("2026-11-21T08:00:00Z");
const MINUTE = 60_000;

const record = (minute: number, over: Partial<DecisionRecord> = {}): DecisionRecord => ({
  at: START + minute * MINUTE,
  target: "shop",
  resource: { kind: "lambda-provisioned", function: "shop", alias: "live" },
  seen: {},
  proposals: [],
  decision: { kind: "hold", at: minute, because: [reason("withinTolerance", "close enough")] },
  clampedBy: ["withinTolerance"],
  outcome: { kind: "unchanged" },
  changed: true,
  ...over,
});

async function emptyHistory() {
  const world = await localWorld();
  return { ...world, history: dynamoHistory(world.dynamo, { table: TABLE }) };
}

const everything = { since: START, until: START + 1e9, limit: 1000 };

describe("dynamoHistory", () => {
  it("tells what was decided, newest first", async () => {
    const { history } = await emptyHistory();
    await history.append([record(1), record(3), record(2), record(2, { target: "other" })]);
    expect(await history.read("shop", everything)).toEqual([record(3), record(2), record(1)]);
  });

  it("keeps what changed, and asks nothing when nothing did", async () => {
    const { aws, history } = await emptyHistory();
    await history.append([record(1, { changed: false })]);
    expect(aws.requests()).toEqual({});
    await history.append([record(2, { changed: false }), record(3)]);
    expect(await history.read("shop", everything)).toEqual([record(3)]);
  });

  it("reads a range, both ends included, and no more than the limit", async () => {
    const { history } = await emptyHistory();
    await history.append(Array.from({ length: 9 }, (_, minute) => record(minute)));
    const range = { since: START + 2 * MINUTE, until: START + 6 * MINUTE };
    const minutes = async (limit: number) =>
      (await history.read("shop", { ...range, limit })).map(({ at }) => (at - START) / MINUTE);
    expect(await minutes(100)).toEqual([6, 5, 4, 3, 2]);
    expect(await minutes(2)).toEqual([6, 5]);
  });

  it("writes the records of 60 targets", async () => {
    const { history } = await emptyHistory();
    await history.append(Array.from({ length: 60 }, (_, index) => record(1, { target: `t${index}` })));
    expect(await history.read("t59", everything)).toEqual([record(1, { target: "t59" })]);
  });

  it("lets records go after 14 days", async () => {
    const { dynamo, history } = await emptyHistory();
    await history.append([record(0)]);
    const query = { KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: { ":pk": { S: "target#shop" } } };
    const { Items } = await dynamo.send(new QueryCommand({ TableName: TABLE, ...query }));
    expect(new Date(Number(Items?.[0]?.["expiresAt"]?.N) * 1000).toISOString()).toBe("2026-12-05T08:00:00.000Z");
  });

  it("names table and action in trouble", async () => {
    const { aws, history } = await emptyHistory();
    aws.fault({ service: "dynamodb", kind: "accessDenied" });
    await expect(history.append([record(1)])).rejects.toThrow('"scaler": cannot write history');
    await expect(history.read("shop", everything)).rejects.toThrow('"scaler": cannot read history');
  });
});
