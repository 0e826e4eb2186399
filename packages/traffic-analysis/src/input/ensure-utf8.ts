import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { TextDecoder } from "node:util";
import type { LogFile } from "./log-file.js";
import { openLog } from "./open-log.js";

/**
 * The same log in UTF-8: the file itself where it is, else a copy in which every byte that belongs to no character is
 * U+FFFD. Clients may send any byte, and some servers write it down; the engine takes UTF-8 only.
 */
export async function ensureUtf8(file: LogFile, folder: string, signal?: AbortSignal): Promise<LogFile> {
  const stop = signal === undefined ? {} : { signal };
  if (await isUtf8(file, stop)) return file;
  const path = join(folder, `utf8-${file.path.replaceAll(/[^A-Za-z0-9.]/g, "_").slice(-80)}-${file.bytes}`);
  await pipeline(openLog(file).setEncoding("utf8"), createWriteStream(path), stop);
  return { ...file, path, compression: "none" };
}

async function isUtf8(file: LogFile, stop: { readonly signal?: AbortSignal }): Promise<boolean> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let valid = true;
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      valid &&= decodes(decoder, chunk);
      done();
    },
  });
  await pipeline(openLog(file), sink, stop);
  return valid;
}

function decodes(decoder: TextDecoder, chunk: Buffer): boolean {
  try {
    decoder.decode(chunk, { stream: true });
    return true;
  } catch {
    return false;
  }
}
