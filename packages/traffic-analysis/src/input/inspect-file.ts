import { stat } from "node:fs/promises";
import { InvalidLogError } from "../errors.js";
import type { LogFile } from "./log-file.js";
import { type Head, readHead } from "./read-head.js";

/**
 * Looks into a file: how it is compressed, and its first lines.
 *
 * @param where what to call it in messages
 * @throws {InvalidLogError} for a file that is empty, binary, or compressed in a way that cannot be read here
 */
export async function inspectFile(path: string, where: string): Promise<LogFile> {
  const { size } = await stat(path);
  const head = await headOf(path, where);
  refuseBinary(head.content, where);
  const text = head.content.toString("utf8").replace(/^\uFEFF/, "");
  const lines = text.split(/\r?\n|\r/);
  // The last line of a head is cut off anywhere.
  if (!head.whole && lines.length > 1) lines.pop();
  const filled = lines.filter((line) => line.trim() !== "");
  if (filled.length === 0) {
    throw new InvalidLogError({
      where,
      found: size === 0 ? "an empty file" : "blank lines only",
      expected: "log lines",
    });
  }
  return { where, path, compression: head.compression, bytes: size, lines: filled };
}

async function headOf(path: string, where: string): Promise<Head> {
  try {
    return await readHead(path);
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && String(cause.code).startsWith("Z_"))) throw cause;
    throw new InvalidLogError({
      where,
      found: `a damaged gzip file (${cause.message})`,
      expected: "a gzip file that can be decompressed",
      remedy: "fetch it again",
    });
  }
}

/** Compressions and containers that people keep logs in, by their first bytes. */
const containers: readonly (readonly [name: string, magic: readonly number[]])[] = [
  ["a Zstandard file", [0x28, 0xb5, 0x2f, 0xfd]],
  ["a bzip2 file", [0x42, 0x5a, 0x68]],
  ["an xz file", [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ["a zip file", [0x50, 0x4b, 0x03, 0x04]],
  ["a Parquet file", [0x50, 0x41, 0x52, 0x31]],
];

function refuseBinary(content: Buffer, where: string): void {
  const container = containers.find(([, magic]) => magic.every((byte, index) => content[index] === byte));
  if (container !== undefined) {
    throw new InvalidLogError({
      where,
      found: container[0],
      expected: "text, as it is or compressed with gzip",
      remedy: "decompress it first; a log can be piped in: zstd -dc FILE | autoscale analyze -",
    });
  }
  const control = content.reduce((count, byte) => count + (isControl(byte) ? 1 : 0), 0);
  // Stray control characters occur in what clients send; a hundredth of all bytes is no text any more.
  if (control > content.length / 100) {
    throw new InvalidLogError({ where, found: "binary content", expected: "text, as it is or compressed with gzip" });
  }
}

const isControl = (byte: number): boolean => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d;
