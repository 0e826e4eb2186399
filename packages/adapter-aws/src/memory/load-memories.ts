import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Remembered } from "@serverless-autoscaler/scaling-core";
import { batchGet } from "../table/batch-get.js";
import { fromBody } from "../table/body.js";
import { type Item, keys, targetOf } from "../table/keys.js";
import { isTargetMemory } from "./is-target-memory.js";
import type { ReportProblem } from "./memory-problem.js";

type StoredMemory = Pick<Remembered, "memory" | "revision">;

/** Reads the memories of targets; those without one are left out. */
export async function loadMemories(
  client: DynamoDBClient,
  table: string,
  targets: readonly string[],
  report: ReportProblem,
): Promise<ReadonlyMap<string, StoredMemory>> {
  const items = await batchGet(client, table, [...new Set(targets)].map(keys.memory));
  const loaded = await Promise.all(
    items.map(async (item) => {
      const target = targetOf(item["pk"]?.S ?? "");
      return [target, await readItem(target, item, report)] as const;
    }),
  );
  return new Map(loaded);
}

/** What cannot be understood is lost, but its revision is not: the next save replaces it. */
async function readItem(target: string, item: Item, report: ReportProblem): Promise<StoredMemory> {
  const rev = Number(item["rev"]?.N);
  const revision = Number.isInteger(rev) ? rev : undefined;
  try {
    const memory = await fromBody(item["body"]);
    if (isTargetMemory(memory)) return { memory, revision };
    report({ target, code: "memoryLost", why: "its memory is of a newer version, or damaged; it starts afresh" });
  } catch (cause) {
    report({ target, code: "memoryLost", why: `its memory cannot be read (${String(cause)}); it starts afresh` });
  }
  return { memory: undefined, revision };
}
