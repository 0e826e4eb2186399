import { AwsError } from "../wire/aws-error.js";

/** Lambda's refusals, with the texts that AWS has been seen to send: operators search for them. */

export function invalidParameter(message: string): AwsError {
  return new AwsError("InvalidParameterValueException", 400, message);
}

/** What Lambda's front door says before any rule of the service is asked. */
export function failedConstraint(member: string, value: unknown, constraint: string): AwsError {
  return new AwsError(
    "ValidationException",
    400,
    `1 validation error detected: Value '${String(value)}' at '${member}' failed to satisfy constraint: Member must ${constraint}`,
  );
}

export function functionNotFound(arn: string): AwsError {
  return new AwsError("ResourceNotFoundException", 404, `Function not found: ${arn}`);
}

export function aliasNotFound(arn: string): AwsError {
  return new AwsError("ResourceNotFoundException", 404, `Cannot find alias arn: ${arn}`);
}

export function conflict(message: string): AwsError {
  return new AwsError("ResourceConflictException", 409, message);
}

export function noProvisionedConfig(): AwsError {
  return new AwsError(
    "ProvisionedConcurrencyConfigNotFoundException",
    404,
    "No Provisioned Concurrency Config found for this function",
  );
}

export function belowUnreservedFloor(member: string, floor: number): AwsError {
  return invalidParameter(
    `Specified ${member} for function decreases account's UnreservedConcurrentExecution below its minimum value of [${floor}].`,
  );
}

export function tooManyRequests(): AwsError {
  return new AwsError("TooManyRequestsException", 429, "Rate exceeded", { Reason: "CallerRateLimitExceeded" });
}
