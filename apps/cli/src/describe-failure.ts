import { PolicyFileError } from "@serverless-autoscaler/scaling-config";
import { CommandError, EXIT_BAD_INPUT, EXIT_FAILED } from "./failure.js";

const UNREACHABLE = new Set(["ECONNREFUSED", "ENOTFOUND", "ETIMEDOUT", "ECONNRESET", "EAI_AGAIN", "TimeoutError"]);

/** What went wrong, for people, and with which exit code. */
export function describeFailure(cause: unknown): { readonly message: string; readonly exitCode: number } {
  if (cause instanceof CommandError) return { message: cause.message, exitCode: cause.exitCode };
  // By name: the simulator is loaded only by those who simulate.
  if (cause instanceof Error && cause.name === "InvalidInputError")
    return { message: cause.message, exitCode: EXIT_BAD_INPUT };
  if (cause instanceof PolicyFileError) return { message: cause.message, exitCode: EXIT_BAD_INPUT };
  if (!(cause instanceof Error)) return { message: String(cause), exitCode: EXIT_FAILED };
  const failure = "failure" in cause && isFailure(cause.failure) ? cause.failure : undefined;
  const code = failure?.code ?? ("code" in cause ? String(cause.code) : cause.name);
  return describeCode(code, failure?.message ?? cause.message) ?? { message: cause.message, exitCode: EXIT_FAILED };
}

/** Trouble on the way to AWS, by its code: settings that are missing are bad input, a network that fails is not. */
export function describeCode(
  code: string,
  text: string,
): { readonly message: string; readonly exitCode: number } | undefined {
  if (code === "CredentialsProviderError" || /could not load credentials/i.test(text)) {
    const message = `no AWS credentials: ${text}; set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY`;
    return { message, exitCode: EXIT_BAD_INPUT };
  }
  if (/region is missing/i.test(text)) {
    return { message: "no AWS Region: set AWS_REGION, for example us-east-1", exitCode: EXIT_BAD_INPUT };
  }
  if (!UNREACHABLE.has(code)) return undefined;
  const endpoint = process.env.AWS_ENDPOINT_URL;
  const where = endpoint === undefined ? "AWS" : `the endpoint ${endpoint} (AWS_ENDPOINT_URL)`;
  return { message: `cannot reach ${where}: ${text}`, exitCode: EXIT_FAILED };
}

const isFailure = (value: unknown): value is { readonly code: string; readonly message: string } =>
  typeof value === "object" && value !== null && "code" in value && "message" in value;
