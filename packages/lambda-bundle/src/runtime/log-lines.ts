import type { Readable } from "node:stream";
import { type Deferred, deferred } from "./deferred.js";

/** The lines that a process writes to its streams, cut into invocations by the runtime's end markers. */
export interface LogLines {
  /** Waits until every stream has shown the end marker of `invocation` (or has closed) and takes all lines so far. */
  takeUntil(invocation: string): Promise<readonly string[]>;
}

// The runtime client writes it: a character that no log line holds, the word, then the invocation.
const MARKER = "\u0000end ";

/**
 * Collects lines from several streams.
 *
 * An answer travels over HTTP and may overtake the output written before it, so the runtime ends each invocation's output
 * with a marker on every stream; the reader waits for the markers, not for a time.
 */
export function collectLogLines(streams: readonly Readable[]): LogLines {
  let lines: string[] = [];
  const readers = streams.map((stream) => new MarkedStream(stream, (line) => lines.push(line)));
  return {
    async takeUntil(invocation) {
      await Promise.all(readers.map((reader) => reader.seen(invocation)));
      const taken = lines;
      lines = [];
      return taken;
    },
  };
}

class MarkedStream {
  #closed = false;
  readonly #ended = new Set<string>();
  readonly #waiting = new Map<string, Deferred<void>>();

  constructor(stream: Readable, onLine: (line: string) => void) {
    let rest = "";
    const take = (line: string) => {
      const [written = "", invocation] = line.split(MARKER);
      if (written !== "") onLine(written);
      if (invocation !== undefined) this.#end(invocation);
    };
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => {
      const parts = (rest + text).split("\n");
      rest = parts.pop() ?? "";
      for (const line of parts) take(line);
    });
    stream.on("close", () => {
      take(rest);
      this.#closed = true;
      for (const waiting of this.#waiting.values()) waiting.resolve();
    });
  }

  async seen(invocation: string): Promise<void> {
    if (this.#closed || this.#ended.delete(invocation)) return;
    const waiting = deferred<void>();
    this.#waiting.set(invocation, waiting);
    await waiting.promise;
    this.#waiting.delete(invocation);
  }

  #end(invocation: string): void {
    const waiting = this.#waiting.get(invocation);
    if (waiting === undefined) this.#ended.add(invocation);
    else waiting.resolve();
  }
}
