import type { ErrorRequestHandler, RequestHandler, Response } from "express";
import { HttpError } from "./http-error.js";
import { logError } from "./request-log.js";

/** Every request that no route took. */
export const notFound: RequestHandler = (request) => {
  throw new HttpError(404, "NOT_FOUND", `no route for ${request.method} ${request.path}`);
};

/**
 * Answers every error as JSON: `{ error: { code, message, requestId, ... } }`. What was not thrown on purpose is answered
 * with 500 and the request id; its message and stack go into the log only.
 */
// Express knows an error handler by its four parameters.
export const errorResponse: ErrorRequestHandler = (thrown: unknown, _request, response, _next) => {
  if (thrown instanceof HttpError) {
    const { status, code, message, details } = thrown;
    send(response, status, { code, message, ...details });
    return;
  }
  logError(response, thrown);
  send(response, 500, {
    code: "INTERNAL_ERROR",
    message: "the request failed: quote its requestId when you report this",
  });
};

function send(response: Response, status: number, error: Readonly<Record<string, unknown>>): void {
  response.status(status).json({ error: { ...error, requestId: response.getHeader("x-request-id") } });
}
