import { type DynamoDBClient, UpdateItemCommand, type UpdateItemCommandInput } from "@aws-sdk/client-dynamodb";
import type { Control } from "@serverless-autoscaler/scaling-core";
import { CONTROL_PARTITION, keys, targetOf, targetPartition } from "../table/keys.js";
import { queryAll } from "../table/query-all.js";
import { withTable } from "../table/with-table.js";
import { type Controls, readControl } from "./controls.js";

/** Whom an operator speaks of: every target, or one. */
export type ControlScope = { readonly kind: "all" } | { readonly kind: "target"; readonly name: string };

/** What operators say, kept for the next tick. A change answers what it replaced, so that nothing is lost unseen. */
export interface ControlStore {
  read(): Promise<Controls>;
  say<Part extends keyof Control>(
    scope: ControlScope,
    part: Part,
    said: NonNullable<Control[Part]>,
  ): Promise<Control[Part]>;
  takeBack<Part extends keyof Control>(scope: ControlScope, part: Part): Promise<Control[Part]>;
}

/**
 * Operator controls in the scaler's table. Pause and override are attributes of their own, each written alone, so that
 * two operators at once do not undo each other.
 *
 * @throws {TableError} from each method
 * @example await dynamoControls(client, { table }).say({ kind: "all" }, "pause", { until, reason: "launch", by: "ann" })
 */
export function dynamoControls(client: DynamoDBClient, { table }: { readonly table: string }): ControlStore {
  const change = <Part extends keyof Control>(
    scope: ControlScope,
    part: Part,
    how: Pick<UpdateItemCommandInput, "UpdateExpression" | "ExpressionAttributeValues">,
  ): Promise<Control[Part]> =>
    withTable(table, "change controls", async () => {
      const command = new UpdateItemCommand({
        TableName: table,
        Key: keys.control(scope.kind === "all" ? "all" : targetPartition(scope.name)),
        ExpressionAttributeNames: { "#part": part },
        ReturnValues: "UPDATED_OLD",
        ...how,
      });
      return readControl((await client.send(command)).Attributes ?? {})[part];
    });
  return {
    read: () =>
      withTable(table, "read controls", async () => {
        const items = await queryAll(client, {
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: "pk = :pk",
          ExpressionAttributeValues: { ":pk": { S: CONTROL_PARTITION } },
        });
        const bySort = new Map(items.map((item) => [item["sk"]?.S ?? "", readControl(item)]));
        const byTarget = new Map(
          [...bySort].filter(([sort]) => sort !== "all").map(([sort, said]) => [targetOf(sort), said]),
        );
        return { all: bySort.get("all") ?? {}, byTarget };
      }),
    say: (scope, part, said) =>
      change(scope, part, {
        UpdateExpression: "SET #part = :said",
        ExpressionAttributeValues: { ":said": { S: JSON.stringify(said) } },
      }),
    takeBack: (scope, part) => change(scope, part, { UpdateExpression: "REMOVE #part" }),
  };
}
