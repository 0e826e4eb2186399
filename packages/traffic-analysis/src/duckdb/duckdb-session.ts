import { availableParallelism } from "node:os";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { InterruptedError } from "../errors.js";

export interface DuckDbSettings {
  /** Memory that the engine may take before it writes to the scratch folder; MB, >= 64. */
  readonly memoryLimitMb: number;
  /** Folder for what does not fit into memory; has to exist. */
  readonly scratchFolder: string;
  readonly signal?: AbortSignal;
}

/** More threads than this read no faster from one disk, and each takes buffers of its own. */
const mostThreads = 8;

/**
 * Runs work on an in-memory DuckDB that is larger than memory: what exceeds the limit goes to the scratch folder.
 *
 * @throws {InterruptedError} when the signal came first
 */
export async function withDuckDb<T>(
  { memoryLimitMb, scratchFolder, signal }: DuckDbSettings,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const instance = await DuckDBInstance.create(":memory:", {
    memory_limit: `${memoryLimitMb}MB`,
    temp_directory: scratchFolder,
    threads: String(Math.min(mostThreads, availableParallelism())),
    // Everything needed is linked in; nothing is to be fetched while logs are read.
    autoinstall_known_extensions: "false",
  });
  const connection = await instance.connect();
  const interrupt = () => connection.interrupt();
  signal?.addEventListener("abort", interrupt);
  try {
    if (signal?.aborted) throw new InterruptedError();
    // Instants are compared and cut in UTC, whatever the machine's zone.
    await connection.run("SET TimeZone = 'UTC'");
    return await work(connection);
  } catch (cause) {
    throw signal?.aborted ? new InterruptedError() : cause;
  } finally {
    signal?.removeEventListener("abort", interrupt);
    connection.closeSync();
    instance.closeSync();
  }
}
