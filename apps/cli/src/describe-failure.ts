import { PolicyFileError } from "@serverless-autoscaler/scaling-config";
import { CommandError, EXIT_BAD_INPUT, EXIT_FAILED } from "./failure.js";

const UNREACHABLE = new Set(["ECONNREFUSED", "ENOTFOUND", "ETIMEDOUT", "ECONNRESET", "EAI_AGAIN", "TimeoutError"]);

/** What went wrong, for people, and with which exit code. */
export function describeFailure(cause: unknown): { readonly message: string; readonly exitCode: number } {
  if (cause instanceof CommandError) return { message: cause.message, exitCode: cause.exitCode };
  if (cause instanceof PolicyFileError) return { message: cause.message, exitCode: EXIT_BAD_INPUT };
  if (!(cause instanceof Error)) return { message: String(cause), exitCode: EXIT_FAILED };
  const code = "code" in cause ? String(cause.code) : cause.name;
  if (cause.name === "CredentialsProviderError") {
    const message = `no AWS credentials: ${cause.message}; set AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY`;
    return { message, exitCode: EXIT_BAD_INPUT };
  }
  if (UNREACHABLE.has(code) || UNREACHABLE.has(cause.name)) {
    const endpoint = process.env.AWS_ENDPOINT_URL;
    const where = endpoint === undefined ? "AWS" : `the endpoint ${endpoint} (AWS_ENDPOINT_URL)`;
    return { message: `cannot reach ${where}: ${cause.message}`, exitCode: EXIT_FAILED };
  }
  if (/region/i.test(cause.message) && /missing/i.test(cause.message)) {
    return { message: "no AWS Region: set AWS_REGION, for example us-east-1", exitCode: EXIT_BAD_INPUT };
  }
  return { message: `${cause.name}: ${cause.message}`, exitCode: EXIT_FAILED };
}
