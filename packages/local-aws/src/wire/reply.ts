import { AwsError } from "./aws-error.js";

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** Let the upstream answer. `onSuccess` hears of a 2xx; `rewrite` changes the body on its way back. */
export interface Forward {
  readonly forward: true;
  readonly onSuccess?: () => void;
  readonly rewrite?: (body: Buffer) => string;
}

export type Answer = Reply | Forward;

export function json(status: number, body: unknown, contentType = "application/json"): Reply {
  return { status, headers: { "content-type": contentType }, body: JSON.stringify(body) };
}

export function noContent(): Reply {
  return { status: 204, headers: {}, body: "" };
}

/** @throws {AwsError} SerializationException when the body is no JSON object */
export function parseJsonObject(body: Buffer): Record<string, unknown> {
  if (body.length === 0) return {};
  try {
    const parsed: unknown = JSON.parse(body.toString("utf8"));
    if (isRecord(parsed)) return parsed;
  } catch {
    // Answered below like every other body that is no JSON object.
  }
  throw new AwsError("SerializationException", 400, "Could not parse request body into json");
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
