import type { ExecutionEnvironment, Outcome } from "./execution-environment.js";

/** What one invocation came to, as the caller of Lambda's Invoke API sees it, with what the operator sees beside it. */
export interface Invocation {
  readonly requestId: string;
  /**
   * `failed`: the handler threw or something outside it did. `init-failed`: the handler never ran. `timed-out`: killed.
   * `exited`: the process ended by itself without an answer.
   */
  readonly status: "succeeded" | "failed" | "init-failed" | "timed-out" | "exited";
  /** The handler's result, or Lambda's error: `{ errorType, errorMessage, trace? }`. */
  readonly payload: unknown;
  /** Lines of stdout and stderr; console lines carry Lambda's prefix. A cold start's lines are among them. */
  readonly logs: readonly string[];
  readonly durationMs: number;
  /** From the start of the process to its first request for work, for the invocation that had to wait for it; else null. */
  readonly initMs: number | null;
  /** Largest resident set so far, in MB of 1024 squared; null when the process was killed before it could tell. */
  readonly peakMemoryMb: number | null;
}

type Result = Pick<Invocation, "status" | "payload" | "peakMemoryMb">;

/** Lambda's words for each outcome of an invocation. */
export function invocationResult(outcome: Outcome, requestId: string, timeoutMs: number): Result {
  switch (outcome.kind) {
    case "answered":
      return {
        status: outcome.answer.kind === "response" ? "succeeded" : "failed",
        payload: JSON.parse(outcome.answer.body),
        peakMemoryMb: outcome.answer.peakMemoryBytes / 1024 ** 2,
      };
    case "timed-out": {
      const errorMessage = `RequestId: ${requestId} Error: Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`;
      return { status: "timed-out", payload: { errorType: "Sandbox.Timedout", errorMessage }, peakMemoryMb: null };
    }
    case "exited": {
      const errorMessage = `RequestId: ${requestId} Error: Runtime exited with error: ${outcome.exit}`;
      return { status: "exited", payload: { errorType: "Runtime.ExitError", errorMessage }, peakMemoryMb: null };
    }
  }
}

/** The same for an init phase that did not come to an end; undefined when it did. */
export function initFailure(
  initialised: ExecutionEnvironment["initialised"],
  requestId: string,
  initTimeoutMs: number,
): Result | undefined {
  if (initialised.kind === "ready") return undefined;
  return { ...invocationResult(initialised, requestId, initTimeoutMs), status: "init-failed" };
}
