import type { Failure } from "@serverless-autoscaler/scaling-core";

/** Base of what this package throws. A refusal or an outage of one target is a value instead. */
export class AdapterAwsError extends Error {
  readonly code: string;

  constructor(code: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.code = code;
  }
}

/** The tick's time ran out while a request waited for its turn: nothing was sent. */
export class DeadlineError extends AdapterAwsError {
  constructor(waitingFor: string) {
    super("deadline", `the tick ran out of time while ${waitingFor} waited for its turn; the next tick does it`);
  }
}

/** The scaler's table cannot be used. The message names table, action and what to do; `failure` is AWS's own word. */
export class TableError extends AdapterAwsError {
  readonly failure: Failure;

  constructor(table: string, action: string, failure: Failure, cause?: unknown) {
    super(
      failure.code,
      `DynamoDB table "${table}": cannot ${action}: ${failure.code}: ${failure.message}${hint(failure)}`,
      cause,
    );
    this.failure = failure;
  }
}

function hint({ code, retryable }: Failure): string {
  if (code === "ResourceNotFoundException") return "; deploy the stack in this account and Region, or correct the name";
  if (code.startsWith("AccessDenied")) return "; grant the role this action on the table";
  return retryable ? "; this passes by itself or the endpoint is wrong" : "";
}
