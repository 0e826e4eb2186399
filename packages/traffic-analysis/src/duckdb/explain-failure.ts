import { InvalidLogError } from "../errors.js";
import type { LogGroup } from "./group-alike.js";

/** DuckDB's words for what a log can do to it, and ours. */
const failures = [
  {
    pattern: /Maximum line size of \d+ bytes exceeded/,
    found: "a line longer than 1 MB",
    expected: "log lines",
    remedy: "is it one JSON document instead of one object a line? jq -c '.[]' takes it apart",
  },
  {
    pattern: /not a GZIP stream/i,
    found: "something else behind the end of the gzip content",
    expected: "gzip content only",
    remedy: "what can be saved: gzip -dc FILE | autoscale analyze -",
  },
] as const;

/** Whether the engine stopped because a byte belongs to no UTF-8 character. */
export const isEncodingFailure = (cause: unknown): boolean =>
  cause instanceof Error && /not utf-8 encoded/.test(cause.message);

/** An error of the engine that the log is the reason for, in the user's terms; others as they are. */
export function explainFailure(cause: unknown, groups: readonly LogGroup[]): unknown {
  if (!(cause instanceof Error)) return cause;
  const { message } = cause;
  const failure = failures.find(({ pattern }) => pattern.test(message));
  if (failure === undefined) return cause;
  const files = groups.flatMap((group) => group.files);
  const path = /^\s*file = (.*)$/m.exec(message)?.[1];
  const file = files.find((candidate) => candidate.path === path) ?? (files.length === 1 ? files[0] : undefined);
  const line = /CSV Error on Line: (\d+)/.exec(message)?.[1];
  const { found, expected, remedy } = failure;
  return new InvalidLogError({
    where: file?.where ?? path ?? "one of the files",
    ...(line !== undefined && { line: Number(line) }),
    found,
    expected,
    remedy,
  });
}
