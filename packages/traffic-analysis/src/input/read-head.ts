import { open } from "node:fs/promises";
import { constants, gunzipSync } from "node:zlib";

/** The first bytes of a file, decompressed. */
export interface Head {
  readonly compression: "none" | "gzip";
  readonly content: Buffer;
  /** The content is all there is. */
  readonly whole: boolean;
}

const headBytes = 1 << 20;

/**
 * Reads the start of a file; gzip is told from the content, not from the name.
 *
 * @throws the file system's error, and zlib's for a gzip header with something else behind
 */
export async function readHead(path: string): Promise<Head> {
  const file = await open(path, "r");
  try {
    const buffer = Buffer.alloc(headBytes);
    let length = 0;
    for (let more = -1; more !== 0 && length < headBytes; length += more) {
      ({ bytesRead: more } = await file.read(buffer, length, headBytes - length, length));
    }
    const start = buffer.subarray(0, length);
    const whole = length < headBytes;
    if (!(start[0] === 0x1f && start[1] === 0x8b)) return { compression: "none", content: start, whole };
    // The head ends anywhere in the stream: take what can be decompressed. `verifyGzip` looks at the end.
    const content = gunzipSync(start, { finishFlush: constants.Z_SYNC_FLUSH });
    return {
      compression: "gzip",
      content: content.subarray(0, headBytes),
      whole: whole && content.length <= headBytes,
    };
  } finally {
    await file.close();
  }
}
