import { setTimeout as sleep } from "node:timers/promises";

/** Rounds without any progress before the table counts as too slow; with full jitter about 1.5 s in all. */
const FRUITLESS_ROUNDS = 6;
const FIRST_WAIT_MS = 50;

/**
 * Repeats a batch until nothing of it is left over. DynamoDB hands back what it had no throughput for, and what did
 * not fit into 16 MB, and wants that asked for again after a pause.
 *
 * @param send sends the batch and answers what is left over
 * @throws what `send` throws, and an Error when several rounds in a row brought nothing
 */
export async function untilProcessed<T>(
  batch: readonly T[],
  send: (batch: readonly T[]) => Promise<readonly T[]>,
): Promise<void> {
  let left = await send(batch);
  let fruitless = left.length < batch.length ? 0 : 1;
  while (left.length > 0) {
    if (fruitless >= FRUITLESS_ROUNDS) {
      throw new Error(`DynamoDB left ${left.length} items unprocessed ${fruitless} times in a row`);
    }
    await sleep(Math.random() * FIRST_WAIT_MS * 2 ** fruitless);
    const next = await send(left);
    fruitless = next.length < left.length ? 0 : fruitless + 1;
    left = next;
  }
}
