import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { InvalidLogError } from "../errors.js";
import { openLog } from "./open-log.js";

/**
 * Decompresses a file to the end and throws the content away: the engine stops without a word where a truncated file
 * ends, and nobody would see that half of the log is missing.
 *
 * @throws {InvalidLogError} when the file is cut off or damaged
 */
export async function verifyGzip(path: string, where: string, signal?: AbortSignal): Promise<void> {
  const sink = new Writable({ write: (_chunk, _encoding, done) => done() });
  try {
    await pipeline(openLog({ path, compression: "gzip" }), sink, signal === undefined ? {} : { signal });
  } catch (cause) {
    if (!(cause instanceof Error) || cause.name === "AbortError") throw cause;
    throw new InvalidLogError({
      where,
      found: `a gzip file that is cut off or damaged (${cause.message})`,
      expected: "a whole gzip file",
      remedy: "fetch it again; what can be saved: gzip -dc FILE | autoscale analyze -",
    });
  }
}
