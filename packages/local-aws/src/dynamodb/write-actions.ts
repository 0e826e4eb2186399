import type { Actions } from "../wire/actions.js";
import { AwsError } from "../wire/aws-error.js";
import { parseJsonObject, type Reply } from "../wire/reply.js";
import type { Item } from "./attribute-value.js";
import { evaluateCondition } from "./expression/evaluate-condition.js";
import { parseCondition } from "./expression/parse-condition.js";
import { Placeholders } from "./expression/placeholders.js";
import { update } from "./expression/update.js";
import { readItem } from "./read-value.js";
import type { Table } from "./table.js";
import { dynamoReply, type Tables } from "./tables.js";
import { validation } from "./validation.js";

type Body = Readonly<Record<string, unknown>>;

/** PutItem, UpdateItem and DeleteItem, with conditions. */
export function writeActions(tables: Tables): Actions {
  return {
    PutItem: async (request) => {
      const body = parseJsonObject(await request.body());
      const table = tables.named(body.TableName);
      const item = readItem(body.Item);
      const before = table.get(item);
      checkCondition(body, before, placeholdersOf(body));
      table.put(item);
      return returning(body, before, undefined, ["NONE", "ALL_OLD"]);
    },

    DeleteItem: async (request) => {
      const body = parseJsonObject(await request.body());
      const { table, key } = keyed(tables, body);
      const before = table.get(key);
      checkCondition(body, before, placeholdersOf(body));
      table.delete(key);
      return returning(body, before, undefined, ["NONE", "ALL_OLD"]);
    },

    UpdateItem: async (request) => {
      const body = parseJsonObject(await request.body());
      const { table, key } = keyed(tables, body);
      const before = table.get(key);
      const placeholders = placeholdersOf(body);
      const expression = body.UpdateExpression;
      const { item, touched } =
        expression === undefined
          ? { item: before ?? key, touched: new Set<string>() }
          : update(text(expression, "UpdateExpression"), placeholders, before ?? key);
      checkCondition(body, before, placeholders);
      for (const name of Object.keys(key)) {
        if (touched.has(name)) throw validation(`Cannot update attribute ${name}. This attribute is part of the key`);
      }
      table.put(item);
      return returning(body, before, { item, touched }, ["NONE", "ALL_OLD", "ALL_NEW", "UPDATED_OLD", "UPDATED_NEW"]);
    },
  };
}

function keyed(tables: Tables, body: Body): { readonly table: Table; readonly key: Item } {
  const table = tables.named(body.TableName);
  return { table, key: table.checkKey(readItem(body.Key)) };
}

function placeholdersOf(body: Body): Placeholders {
  return new Placeholders(body.ExpressionAttributeNames, body.ExpressionAttributeValues);
}

/** @throws {AwsError} ConditionalCheckFailedException, with the stored item where it was asked for */
function checkCondition(body: Body, before: Item | undefined, placeholders: Placeholders): void {
  const expression = body.ConditionExpression;
  const condition =
    expression === undefined
      ? undefined
      : parseCondition(text(expression, "ConditionExpression"), "ConditionExpression", placeholders);
  placeholders.checkAllUsed();
  if (condition === undefined || evaluateCondition(condition, before ?? {})) return;
  const showsItem = body.ReturnValuesOnConditionCheckFailure === "ALL_OLD" && before !== undefined;
  throw new AwsError(
    "ConditionalCheckFailedException",
    400,
    "The conditional request failed",
    showsItem ? { Item: before } : {},
  );
}

function returning(
  body: Body,
  before: Item | undefined,
  after: { readonly item: Item; readonly touched: ReadonlySet<string> } | undefined,
  allowed: readonly string[],
): Reply {
  const wanted = body.ReturnValues ?? "NONE";
  if (!allowed.some((one) => one === wanted)) throw validation(`ReturnValues set to invalid value: ${String(wanted)}`);
  return dynamoReply({ Attributes: attributes(String(wanted), before, after) });
}

function attributes(
  wanted: string,
  before: Item | undefined,
  after: { readonly item: Item; readonly touched: ReadonlySet<string> } | undefined,
): Item | undefined {
  const touchedOf = (item: Item | undefined): Item | undefined =>
    item === undefined
      ? undefined
      : Object.fromEntries(Object.entries(item).filter(([name]) => after?.touched.has(name)));
  if (wanted === "ALL_OLD") return before;
  if (wanted === "ALL_NEW") return after?.item;
  if (wanted === "UPDATED_OLD") return touchedOf(before);
  return wanted === "UPDATED_NEW" ? touchedOf(after?.item) : undefined;
}

function text(sent: unknown, name: string): string {
  if (typeof sent === "string") return sent;
  throw validation(`Invalid ${name}: The expression must be a string`);
}
