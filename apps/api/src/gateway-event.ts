/** The event is none of API Gateway's: something else invokes this function. */
export class MalformedEventError extends Error {
  override readonly name = "MalformedEventError";
}

/** An API Gateway proxy event: of a REST API (format 1.0), of an HTTP API (1.0 or 2.0). Only what is read here. */
export interface GatewayEvent {
  readonly requestContext: {
    readonly requestId?: string;
  };
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Checks an event and takes the stage out of its path where API Gateway left it in.
 *
 * An HTTP API with a named stage, called at its generated host name, delivers `/dev/test` for `/test`. A REST API, the
 * `$default` stage and a custom domain deliver `/test`. The host name decides, not the path: a stage may be named `test`.
 *
 * Source: Amazon API Gateway developer guide, "Create AWS Lambda proxy integrations for HTTP APIs" (read 2026-11)
 * @throws {MalformedEventError} naming the field that is missing
 */
export function gatewayEvent(event: unknown): GatewayEvent {
  const fields = requireFields(event, "event");
  const context = requireFields(fields.requestContext, "event.requestContext");
  if (fields.version === "2.0") {
    requireText(requireFields(context.http, "event.requestContext.http").method, "event.requestContext.http.method");
    const rawPath = requireText(fields.rawPath, "event.rawPath");
    return { ...fields, requestContext: context, ...{ rawPath: withoutStage(rawPath, context) } };
  }
  requireText(fields.httpMethod, "event.httpMethod");
  const path = requireText(fields.path, "event.path");
  // requestContext.path always holds the stage: where `path` equals it, the stage is still in.
  return { ...fields, requestContext: context, ...(path === context.path && { path: withoutStage(path, context) }) };
}

const GENERATED_HOST = /\.execute-api\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/;

function withoutStage(path: string, { domainName, stage }: Fields): string {
  if (typeof domainName !== "string" || !GENERATED_HOST.test(domainName) || stage === "$default") return path;
  if (path === `/${stage}`) return "/";
  return path.startsWith(`/${stage}/`) ? path.slice(`/${stage}`.length) : path;
}

function requireFields(value: unknown, where: string): Fields {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  throw malformed(where, value, "an object");
}

function requireText(value: unknown, where: string): string {
  if (typeof value === "string" && value !== "") return value;
  throw malformed(where, value, "a text");
}

function malformed(where: string, value: unknown, expected: string): MalformedEventError {
  const found = JSON.stringify(value) ?? "missing";
  return new MalformedEventError(
    `${where} is ${found.slice(0, 80)}: expected ${expected}. This function answers API Gateway proxy events ` +
      "(REST API, or HTTP API with payload format 1.0 or 2.0); invoke it through its API",
  );
}
