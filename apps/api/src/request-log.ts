import type { RequestHandler, Response } from "express";
import type { Environment } from "./environment.js";
import type { Identify, RequestIdentity } from "./request-identity.js";

/** One request, as logged. */
export interface RequestLine extends RequestIdentity {
  readonly time: string;
  readonly level: "info" | "error";
  readonly message: "request";
  readonly service: "api";
  readonly stage: string;
  readonly method: string;
  readonly path: string;
  /** The pattern that matched; null when none did. Group by it, not by `path`. */
  readonly route: string | null;
  readonly status: number;
  readonly durationMs: number;
  /** Whether the caller had to wait for a new execution environment. */
  readonly coldStart: boolean;
  /** Why the answer is 500. Only the log says it. */
  readonly error?: LoggedError;
}

interface LoggedError {
  readonly name: string;
  readonly message: string;
  readonly stack?: string | undefined;
}

export type WriteLine = (line: RequestLine) => void;

// nginx's status for a caller that left before the answer was complete; HTTP has none.
const CALLER_LEFT = 499;

/** Writes one line a request when its answer is complete, and gives the request its identity. */
export function requestLog(environment: Environment, identify: Identify, write: WriteLine): RequestHandler {
  let coldStart = environment.startsCold;
  return (request, response, next) => {
    const startedMs = performance.now();
    const identity = identify(request);
    const line = {
      ...identity,
      service: "api",
      stage: environment.stage,
      method: request.method,
      path: request.path,
      coldStart,
    } as const;
    coldStart = false;
    response.setHeader("x-request-id", identity.requestId);
    let complete = false;
    response.once("finish", () => {
      complete = true;
    });
    response.once("close", () => {
      const status = complete ? response.statusCode : CALLER_LEFT;
      write({
        time: new Date().toISOString(),
        level: status >= 500 ? "error" : "info",
        message: "request",
        ...line,
        route: request.route?.path ?? null,
        status,
        durationMs: Math.round((performance.now() - startedMs) * 10) / 10,
        ...errors.get(response),
      });
    });
    next();
  };
}

const errors = new WeakMap<Response, { readonly error: LoggedError }>();

/** Puts what was thrown into the line of this response's request. */
export function logError(response: Response, thrown: unknown): void {
  const error: LoggedError = thrown instanceof Error ? thrown : { name: typeof thrown, message: String(thrown) };
  errors.set(response, { error: { name: error.name, message: error.message, stack: error.stack } });
}
