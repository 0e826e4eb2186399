import { rename, rm, writeFile } from "node:fs/promises";
import { badInput } from "./failure.js";

/**
 * Writes a file beside its place and renames it: a file that is there is whole, whatever interrupts.
 *
 * @param option the option that named it, for the message
 * @throws {CommandError} exit 2 when it cannot be written
 */
export async function writeWhole(path: string, text: string, option: string): Promise<void> {
  const next = `${path}.${process.pid}.new`;
  try {
    await writeFile(next, text);
    await rename(next, path);
  } catch (cause) {
    await rm(next, { force: true });
    throw badInput(`${option} ${path}: cannot be written (${cause instanceof Error ? cause.message : String(cause)})`);
  }
}
