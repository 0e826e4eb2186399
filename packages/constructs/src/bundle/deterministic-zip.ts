import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Zippable, zipSync } from "fflate";
import { listFiles } from "./list-files.js";

export interface Zip {
  readonly bytes: Uint8Array;
  /** Hex digest of the archive: names the artefact. */
  readonly sha256: string;
  /** Base64 digest of the archive: what Lambda calls CodeSha256 and terraform `source_code_hash`. */
  readonly codeSha256: string;
  /** Relative paths, in the order of the archive. */
  readonly files: readonly string[];
  readonly unzippedBytes: number;
}

// Zip stores local wall-clock time, so the date is built from local fields: every time zone writes the same bytes.
// Noon, because a zone may skip midnight. 1980 is the first year that the format knows.
const modifiedAt = () => new Date(1980, 0, 1, 12, 0, 0);
// Upper half of the external attributes on Unix: a regular file, rw-r--r--, whatever the umask of the checkout.
const UNIX = 3;
const REGULAR_FILE_0644 = (0o100644 << 16) >>> 0;

/**
 * Packs a folder so that the same contents give the same bytes: on every machine, in every folder, at every time.
 *
 * Order, modification time, mode and compression are fixed, and the compressor is JavaScript, so a new Node cannot
 * change it. An unchanged source therefore plans no change, and two builds of one commit have one digest.
 *
 * @throws {ConstructsError} when the folder is missing, empty or has links
 * @example deterministicZip("apps/api/dist/lambda").codeSha256
 */
export function deterministicZip(directory: string): Zip {
  const files = listFiles(directory);
  const mtime = modifiedAt();
  const entries: Zippable = {};
  let unzippedBytes = 0;
  for (const file of files) {
    const contents = readFileSync(join(directory, file));
    unzippedBytes += contents.byteLength;
    entries[file] = [new Uint8Array(contents), { mtime, os: UNIX, attrs: REGULAR_FILE_0644, level: 9 }];
  }
  const bytes = zipSync(entries);
  const digest = createHash("sha256").update(bytes).digest();
  return { bytes, sha256: digest.toString("hex"), codeSha256: digest.toString("base64"), files, unzippedBytes };
}
