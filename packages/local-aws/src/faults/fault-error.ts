import { AwsError } from "../wire/aws-error.js";

export type ErrorKind = "throttle" | "conflict" | "internal" | "accessDenied";

type Make = (action: string) => AwsError;

const throttling: Make = () => new AwsError("ThrottlingException", 400, "Rate exceeded");
const internal: Make = () => new AwsError("InternalFailure", 500, "An internal error occurred.");
const denied =
  (status: number, code: string, prefix: string): Make =>
  (action) =>
    new AwsError(
      code,
      status,
      `User: arn:aws:iam::123456789012:user/local is not authorized to perform: ${prefix}:${action}`,
    );

/** Where a service has its own names for a trouble; the rest have AWS's common ones. */
const OWN: Readonly<Record<string, Partial<Readonly<Record<ErrorKind, Make>>>>> = {
  lambda: {
    throttle: () =>
      new AwsError("TooManyRequestsException", 429, "Rate exceeded", { Reason: "CallerRateLimitExceeded" }),
    conflict: () =>
      new AwsError("ResourceConflictException", 409, "The operation cannot be performed: an update is in progress."),
    internal: () => new AwsError("ServiceException", 500, "An error occurred and the request cannot be processed."),
    accessDenied: denied(403, "AccessDeniedException", "lambda"),
  },
  dynamodb: {
    throttle: () =>
      new AwsError("ProvisionedThroughputExceededException", 400, "The level of configured throughput was exceeded."),
    conflict: () => new AwsError("ConditionalCheckFailedException", 400, "The conditional request failed"),
    internal: () => new AwsError("InternalServerError", 500, "The request could not be completed."),
    accessDenied: denied(400, "AccessDeniedException", "dynamodb"),
  },
  cloudwatch: {
    internal: () => new AwsError("InternalServiceFault", 500, "The request processing has failed."),
    accessDenied: denied(403, "AccessDenied", "cloudwatch"),
  },
  autoscaling: {
    throttle: () => new AwsError("Throttling", 400, "Rate exceeded"),
    conflict: () => new AwsError("ScalingActivityInProgress", 400, "A scaling activity is in progress."),
    accessDenied: denied(403, "AccessDenied", "autoscaling"),
  },
};

/** The error that a service gives for a trouble, with its own name, status and members. */
export function faultError(service: string, action: string, kind: ErrorKind): AwsError {
  const own = OWN[service]?.[kind];
  if (own !== undefined) return own(action);
  switch (kind) {
    case "throttle":
      return throttling(action);
    case "internal":
      return internal(action);
    case "conflict":
      return new AwsError("ConflictException", 409, "The resource is being changed.");
    case "accessDenied":
      return denied(400, "AccessDeniedException", service)(action);
  }
}
