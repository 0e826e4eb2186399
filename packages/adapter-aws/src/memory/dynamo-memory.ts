import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  type Clock,
  effectiveControl,
  type MemoryStore,
  type MemoryWrite,
  type Remembered,
} from "@serverless-autoscaler/scaling-core";
import { chunks } from "../chunks.js";
import { dynamoControls } from "../control/dynamo-controls.js";
import { failureOf } from "../failure.js";
import { withTable } from "../table/with-table.js";
import { dynamoClaim } from "./dynamo-claim.js";
import { loadMemories } from "./load-memories.js";
import type { ReportProblem } from "./memory-problem.js";
import { saveMemory } from "./save-memory.js";

/** Writes under way at once. */
const SAVES_AT_ONCE = 25;

export interface DynamoMemoryOptions {
  /** A table with the string keys `pk` and `sk` and time to live on `expiresAt`. */
  readonly table: string;
  readonly clock: Clock;
  /** Told of a memory that was lost, is too large or could not be written. */
  readonly report: ReportProblem;
}

/**
 * Memory in DynamoDB: claims, memories with optimistic locking, and what operators said.
 *
 * A memory that cannot be read counts as lost, which is safe, and is reported. One that cannot be written is reported
 * and answered as a conflict, so that its target is left alone in this tick.
 *
 * @throws {TableError} when the table as a whole cannot be used
 * @example dynamoMemory(new DynamoDBClient({}), { table: "scaler", clock: { now: Date.now }, report: console.warn })
 */
export function dynamoMemory(client: DynamoDBClient, { table, clock, report }: DynamoMemoryOptions): MemoryStore {
  const controls = dynamoControls(client, { table });
  return {
    ...dynamoClaim(client, table),

    async load(targets) {
      const [memories, said] = await Promise.all([
        withTable(table, "read memories", () => loadMemories(client, table, targets, report)),
        controls.read(),
      ]);
      const now = clock.now();
      return new Map(
        targets.map((target): [string, Remembered] => {
          const { memory, revision } = memories.get(target) ?? { memory: undefined, revision: undefined };
          return [target, { memory, revision, control: effectiveControl(said.byTarget.get(target), said.all, now) }];
        }),
      );
    },

    async save(writes) {
      const results = new Map<string, "saved" | "conflict">();
      const failures: unknown[] = [];
      const saveOne = async (write: MemoryWrite): Promise<void> => {
        const { target } = write;
        // Until it is known to be saved, nobody may act on it.
        results.set(target, "conflict");
        try {
          const result = await saveMemory(client, table, write, clock.now());
          if (typeof result === "string") results.set(target, result);
          else report({ target, code: "memoryTooLarge", why: tooLarge(result.tooLargeBytes) });
        } catch (cause) {
          const { code, message } = failureOf(cause);
          failures.push(cause);
          report({ target, code: "memoryNotSaved", why: `${code}: ${message}` });
        }
      };
      for (const some of chunks(writes, SAVES_AT_ONCE)) await Promise.all(some.map(saveOne));
      if (failures.length > 0 && failures.length === writes.length) {
        await withTable(table, "save memories", () => Promise.reject(failures[0]));
      }
      return results;
    },
  };
}

const tooLarge = (bytes: number): string =>
  `its memory is ${Math.ceil(bytes / 1024)} KB compressed, and an item takes 400 KB; shorten the history of its policies`;
