import { totalmem } from "node:os";
import type { DuckDBConnection } from "@duckdb/node-api";

/** Limits to try after the one that was set; MB. */
const largerLimitsMb = (): readonly number[] => {
  const halfMb = Math.floor(totalmem() / 2 / 1e6);
  return [512, 2048, halfMb].filter((limitMb, index, all) => limitMb <= halfMb && all.indexOf(limitMb) === index);
};

/**
 * Runs work again with a larger memory limit when it did not fit. The engine writes to the scratch folder what exceeds
 * the limit, but each of its tables keeps some blocks in memory: a year of minutes in random order, or millions of
 * different paths, need more than a common log.
 */
export async function withMoreMemory(connection: DuckDBConnection, work: () => Promise<unknown>): Promise<void> {
  for (const limitMb of largerLimitsMb()) {
    try {
      await work();
      return;
    } catch (cause) {
      if (!(cause instanceof Error && cause.message.startsWith("Out of Memory Error"))) throw cause;
      await connection.run(`SET memory_limit = '${limitMb}MB'`);
    }
  }
  await work();
}
