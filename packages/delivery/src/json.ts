import { DeliveryError } from "./errors.js";

/** Any JSON value, as a file or an answer of an API holds it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @throws {DeliveryError} BAD_INPUT naming the source */
export function parseJson(text: string, source: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (cause) {
    throw new DeliveryError("BAD_INPUT", `${source} is not JSON: ${cause instanceof Error ? cause.message : cause}`);
  }
}

/** @throws {DeliveryError} BAD_INPUT naming the source and what was expected in it */
export function parseObject(text: string, source: string, expected: string): JsonObject {
  const value = parseJson(text, source);
  if (!isObject(value)) throw new DeliveryError("BAD_INPUT", `${source}: expected ${expected}, an object`);
  return value;
}

export function asObject(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

export function asList(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

export function asText(value: Json | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}
