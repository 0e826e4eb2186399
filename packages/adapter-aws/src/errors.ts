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

/** The policy in force is not in the table, or is not the one that was published. */
export class PolicyItemError extends AdapterAwsError {}

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
  return retryable ? "; try again, and check the endpoint if it stays" : "";
}
