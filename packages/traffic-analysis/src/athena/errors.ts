import { TrafficAnalysisError } from "../errors.js";

/** The query would scan more than the limit allows: it was not started. */
export class ScanLimitError extends TrafficAnalysisError {
  readonly bytes: number;
  readonly limitBytes: number;

  constructor(message: string, bytes: number, limitBytes: number) {
    super("scanLimit", message);
    this.bytes = bytes;
    this.limitBytes = limitBytes;
  }
}

/** Athena ran the query and it failed, or it was cancelled there. */
export class AthenaQueryError extends TrafficAnalysisError {
  readonly queryExecutionId: string;

  constructor(queryExecutionId: string, state: string, reason: string) {
    super("athenaQuery", `Athena query ${queryExecutionId} ended as ${state}: ${reason}`);
    this.queryExecutionId = queryExecutionId;
  }
}
