import type { Failure } from "@serverless-autoscaler/scaling-core";
import { AdapterAwsError } from "./errors.js";

/** What an AWS SDK error carries; read by shape, because every client has classes of its own. */
interface AwsError extends Error {
  readonly $metadata?: { readonly httpStatusCode?: number; readonly attempts?: number };
  readonly $retryable?: object;
  /** Of Node's network errors: `ECONNREFUSED`, `ENOTFOUND`, ... */
  readonly code?: string;
  readonly address?: string;
  readonly port?: number;
}

const THROTTLES = new Set([
  "LimitExceededException",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "ThrottledException",
  "Throttling",
  "ThrottlingException",
  "TooManyRequestsException",
]);

/**
 * What a thrown error says, as a value: AWS's own code, its message, and whether trying again can help.
 * Retryable: throttled, 5xx, the network, and a deadline that ran out; not: what AWS refused, and missing credentials.
 */
export function failureOf(cause: unknown): Failure {
  if (!(cause instanceof Error)) return { code: "unknown", message: String(cause), retryable: false };
  const error: AwsError = cause;
  if (error instanceof AdapterAwsError) return { code: error.code, message: error.message, retryable: false };
  if (error.name === "AbortError") {
    return { code: "deadline", message: "the tick ran out of time before AWS answered", retryable: true };
  }
  if (error.$metadata?.httpStatusCode === undefined && isNetworkCode(error.code)) {
    const where = error.address === undefined ? "" : ` (${error.address}:${error.port})`;
    return { code: error.code, message: `AWS cannot be reached${where}: ${textOf(error)}`, retryable: true };
  }
  return { code: error.name, message: textOf(error), retryable: isPassing(error) };
}

/** True when AWS answered that it will not, as opposed to that it could not. */
export function isRefusal(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  const error: AwsError = cause;
  const status = error.$metadata?.httpStatusCode;
  return status !== undefined && status >= 400 && status < 500 && !failureOf(cause).retryable;
}

const isNetworkCode = (code: string | undefined): code is string => code !== undefined && /^E[A-Z_]+$/.test(code);

function isPassing(error: AwsError): boolean {
  const status = error.$metadata?.httpStatusCode ?? 0;
  return (
    status >= 500 ||
    status === 429 ||
    THROTTLES.has(error.name) ||
    error.$retryable !== undefined ||
    error.name === "TimeoutError"
  );
}

/** Node leaves the message of a refused connection empty when it tried several addresses. */
function textOf(error: AwsError): string {
  const attempts = error.$metadata?.attempts ?? 1;
  const text = error.message || error.code || error.name;
  if (error.name === "CredentialsProviderError")
    return `${text}; sign in, choose a profile or give the function a role`;
  return attempts > 1 ? `${text} (after ${attempts} attempts)` : text;
}
