import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { LogFile } from "./log-file.js";

/** The content of a log file, decompressed. Whoever destroys it closes the file. */
export function openLog({ path, compression }: Pick<LogFile, "path" | "compression">): Readable {
  const raw = createReadStream(path);
  if (compression === "none") return raw;
  const content = createGunzip();
  raw.once("error", (cause) => content.destroy(cause));
  content.once("close", () => raw.destroy());
  return raw.pipe(content);
}
