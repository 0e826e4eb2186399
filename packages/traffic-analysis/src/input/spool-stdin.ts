import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

/**
 * Writes a stream to a file of a scratch folder: a log is looked into before it is read, and a pipe passes only once.
 *
 * @returns the file's path
 */
export async function spoolStdin(
  stdin: NodeJS.ReadableStream,
  scratchFolder: string,
  signal?: AbortSignal,
): Promise<string> {
  const path = join(scratchFolder, "stdin");
  await pipeline(stdin, createWriteStream(path), signal === undefined ? {} : { signal });
  return path;
}
