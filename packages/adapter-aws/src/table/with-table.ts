import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { TableError } from "../errors.js";
import { failureOf } from "../failure.js";

/**
 * Runs an action on the table; trouble becomes a `TableError` that names table and action.
 *
 * @param action what is done, to stand after "cannot"
 * @throws {TableError}
 */
export async function withTable<T>(table: string, action: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (cause) {
    if (cause instanceof TableError) throw cause;
    throw new TableError(table, action, failureOf(cause), cause);
  }
}

/** True when a condition of a write did not hold: somebody else was faster. */
export const isConditionFailed = (cause: unknown): cause is ConditionalCheckFailedException =>
  cause instanceof ConditionalCheckFailedException;
