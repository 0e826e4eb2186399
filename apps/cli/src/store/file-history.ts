import { appendFile, mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { DecisionRecord } from "@serverless-autoscaler/scaling-core";

/** Records that were news when they were made, oldest first: what `explain` tells. */
export interface History {
  append(records: readonly DecisionRecord[]): Promise<void>;
  /** Records from `sinceMs` on, and the one before: it is what stood when the time began. */
  read(target: string, sinceMs: number): Promise<readonly DecisionRecord[]>;
}

/** History in a file of JSON lines: appended to, never rewritten. */
export function fileHistory(path: string): History {
  return {
    async append(records) {
      if (records.length === 0) return;
      await mkdir(dirname(path), { recursive: true });
      await appendFile(path, records.map((record) => `${JSON.stringify(record)}\n`).join(""));
    },
    async read(target, sinceMs) {
      const text = await readFile(path, "utf8").catch((cause: unknown) => {
        if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return "";
        throw cause;
      });
      const records = text
        .split("\n")
        .flatMap(readLine)
        .filter((record) => record.target === target);
      const first = records.findIndex(({ at }) => at >= sinceMs);
      return first === -1 ? records.slice(-1) : records.slice(Math.max(0, first - 1));
    },
  };
}

/** A line cut short by a crash is the last one, and worth nothing. */
function readLine(line: string): readonly DecisionRecord[] {
  if (line === "") return [];
  try {
    return [JSON.parse(line) as DecisionRecord];
  } catch {
    return [];
  }
}
