import type { EventSql } from "./layout.js";

/** What a report of one invocation holds, as SQL texts. */
export interface LambdaFields {
  /** When the report was written: the end of the invocation; whole epoch seconds. */
  readonly endSecond: string;
  readonly skipped: string;
  readonly status: string;
  readonly durationMs: string;
  /** Empty or NULL for a warm start. */
  readonly initMs: string;
  readonly memoryMb: string;
  readonly usedMb: string;
}

/** What a Lambda report says about a request: it arrived its duration before the report. */
export function lambdaEvent(fields: LambdaFields): EventSql {
  const durationMs = `TRY_CAST(${fields.durationMs} AS DOUBLE)`;
  return {
    second: `(${fields.endSecond}) - CAST(floor(${durationMs} / 1000) AS BIGINT)`,
    skipped: fields.skipped,
    status: fields.status,
    durationMs,
    initMs: `TRY_CAST(${fields.initMs} AS DOUBLE)`,
    memoryMb: `TRY_CAST(${fields.memoryMb} AS INTEGER)`,
    usedMb: `TRY_CAST(${fields.usedMb} AS INTEGER)`,
  };
}
