import type { Actions } from "../wire/actions.js";
import { isRecord, parseJsonObject } from "../wire/reply.js";
import type { Item } from "./attribute-value.js";
import type { Condition } from "./expression/condition.js";
import { evaluateCondition } from "./expression/evaluate-condition.js";
import { parseCondition } from "./expression/parse-condition.js";
import { Placeholders } from "./expression/placeholders.js";
import { projection } from "./expression/projection.js";
import { readItem } from "./read-value.js";
import type { TableShape } from "./table.js";
import { dynamoReply, type Tables } from "./tables.js";
import { validation } from "./validation.js";

type Body = Readonly<Record<string, unknown>>;

/** Keys that one BatchGetItem may name. */
const LARGEST_BATCH = 100;

/** GetItem, BatchGetItem and Query by partition key. */
export function readActions(tables: Tables): Actions {
  return {
    GetItem: async (request) => {
      const body = parseJsonObject(await request.body());
      const table = tables.named(body.TableName);
      const project = projectionOf(body);
      const item = table.get(table.checkKey(readItem(body.Key)));
      return dynamoReply({ Item: item === undefined ? undefined : project(item) });
    },

    BatchGetItem: async (request) => {
      const body = parseJsonObject(await request.body());
      const asked = isRecord(body.RequestItems) ? body.RequestItems : {};
      const responses: Record<string, readonly Item[]> = {};
      let count = 0;
      for (const [name, wish] of Object.entries(asked)) {
        const table = tables.named(name);
        const wished = isRecord(wish) ? wish : {};
        const project = projectionOf(wished);
        const keys = (Array.isArray(wished.Keys) ? wished.Keys : []).map((key) => table.checkKey(readItem(key)));
        if (new Set(keys.map((key) => JSON.stringify(key))).size < keys.length) {
          throw validation("Provided list of item keys contains duplicates");
        }
        count += keys.length;
        const found = keys.map((key) => table.get(key)).filter((item) => item !== undefined);
        responses[name] = found.map(project);
      }
      if (count === 0 || count > LARGEST_BATCH) {
        throw validation(
          `Too many items requested for the BatchGetItem call: ${count}, expected 1 to ${LARGEST_BATCH}`,
        );
      }
      return dynamoReply({ Responses: responses, UnprocessedKeys: {} });
    },

    Query: async (request) => {
      const body = parseJsonObject(await request.body());
      const table = tables.named(body.TableName);
      const placeholders = new Placeholders(body.ExpressionAttributeNames, body.ExpressionAttributeValues);
      const condition = parse(body, "KeyConditionExpression", placeholders);
      if (condition === undefined)
        throw validation(
          "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.",
        );
      checkNamesPartition(condition, table.shape);
      const filter = parse(body, "FilterExpression", placeholders);
      const project = projection(body.ProjectionExpression, placeholders);
      placeholders.checkAllUsed();
      const inOrder = table.select((item) => evaluateCondition(condition, item));
      const all = body.ScanIndexForward === false ? inOrder.toReversed() : inOrder;
      const start = startAfter(
        all.map((item) => table.keyFrom(item)),
        body.ExclusiveStartKey,
      );
      const limit = typeof body.Limit === "number" ? body.Limit : all.length;
      const page = all.slice(start, start + limit);
      const last = page.at(-1);
      const items = page.filter((item) => filter === undefined || evaluateCondition(filter, item));
      return dynamoReply({
        Items: items.map(project),
        Count: items.length,
        ScannedCount: page.length,
        LastEvaluatedKey: last !== undefined && start + limit < all.length ? table.keyFrom(last) : undefined,
      });
    },
  };
}

function projectionOf(body: Body): (item: Item) => Item {
  const placeholders = new Placeholders(body.ExpressionAttributeNames, undefined);
  const project = projection(body.ProjectionExpression, placeholders);
  placeholders.checkAllUsed();
  return project;
}

function parse(body: Body, name: string, placeholders: Placeholders): Condition | undefined {
  const expression = body[name];
  if (expression === undefined) return undefined;
  if (typeof expression !== "string") throw validation(`Invalid ${name}: The expression must be a string`);
  return parseCondition(expression, name, placeholders);
}

/** A query is about one partition: `pk = :x`, alone or joined by AND with one condition on the sort key. */
function checkNamesPartition(condition: Condition, shape: TableShape): void {
  const parts = condition.kind === "and" ? [condition.left, condition.right] : [condition];
  const isPartition = (part: Condition) =>
    part.kind === "compare" &&
    part.comparator === "=" &&
    part.left.kind === "path" &&
    part.left.path.length === 1 &&
    part.left.path[0] === shape.partitionKey;
  if (!parts.some(isPartition)) throw validation(`Query condition missed key schema element: ${shape.partitionKey}`);
}

function startAfter(keys: readonly Item[], sent: unknown): number {
  if (sent === undefined) return 0;
  const wanted = readItem(sent);
  const isWanted = (key: Item) =>
    Object.entries(key).every(([name, value]) => JSON.stringify(wanted[name]) === JSON.stringify(value));
  const at = keys.findIndex(isWanted);
  if (at === -1) throw validation("The provided starting key is invalid");
  return at + 1;
}
