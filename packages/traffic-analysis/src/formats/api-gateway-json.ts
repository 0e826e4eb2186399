import { detectTimestamp } from "../timestamps/detect-timestamp.js";
import type { TimestampKind } from "../timestamps/timestamp-kind.js";
import { fieldFor, millisecondsPerUnit } from "./field-roles.js";
import { jsonBody, jsonField } from "./json-line.js";
import type { EventSql, LayoutHints, LogFormat } from "./layout.js";

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Access logs of one JSON object a line: API Gateway (REST and HTTP), and others that name their fields alike.
 * API Gateway lets everyone choose the keys, so that they are found by their usual names.
 *
 * Source: Amazon API Gateway developer guide, "Variables for access logging" (read 2026-11)
 */
export const apiGatewayJson: LogFormat = {
  name: "apigateway-json",
  title: "access log of one JSON object a line (API Gateway)",
  recognise(lines, hints) {
    const objects = lines.map(objectIn);
    const found = objects.filter((object): object is JsonObject => object !== undefined);
    const keys = [...new Set(found.flatMap((object) => Object.keys(object)))];
    const time = timeKey(found, keys, hints);
    if (time === undefined) return undefined;
    const wanted = [time.key, ...roles.map((role) => keyFor(role, keys))];
    const paths = wanted.filter((key) => key !== undefined).map((key) => `$."${key}"`);
    const field = (key: string | undefined) =>
      key === undefined ? undefined : jsonField(wanted.filter((other) => other !== undefined).indexOf(key));
    return {
      format: "apigateway-json",
      parse: jsonBody(paths),
      event: eventOf(time.kind.seconds(jsonField(0), hints.logTimezone), keys, field),
      understood: found.filter((object) => time.key in object).length / lines.length,
    };
  },
};

const roles = ["method", "path", "status", "duration"] as const;

function keyFor(role: (typeof roles)[number], keys: readonly string[]): string | undefined {
  const index = fieldFor(role, keys);
  return index === undefined ? undefined : keys[index];
}

function eventOf(
  second: string,
  keys: readonly string[],
  field: (key: string | undefined) => string | undefined,
): EventSql {
  const [method, path, status] = (["method", "path", "status"] as const).map((role) => field(keyFor(role, keys)));
  const durationKey = keyFor("duration", keys);
  const duration = field(durationKey);
  const perUnit = millisecondsPerUnit(durationKey ?? "");
  // An HTTP API's route key holds the method already: "GET /orders/{id}".
  const whole = `split_part(${path}, '?', 1)`;
  const route =
    method === undefined || path === undefined
      ? whole
      : `CASE WHEN starts_with(${path}, '/') THEN coalesce(${method} || ' ', '') || ${whole} ELSE ${whole} END`;
  return {
    second,
    ...(path === undefined ? {} : { route }),
    ...(status === undefined ? {} : { status }),
    ...(duration === undefined ? {} : { durationMs: `TRY_CAST(${duration} AS DOUBLE) * ${perUnit}` }),
  };
}

function timeKey(
  objects: readonly JsonObject[],
  keys: readonly string[],
  { timeColumn }: LayoutHints,
): { readonly key: string; readonly kind: TimestampKind } | undefined {
  const usual = fieldFor("time", keys);
  const candidates =
    timeColumn === undefined ? [usual === undefined ? [] : (keys[usual] ?? []), keys].flat() : [timeColumn];
  for (const key of candidates) {
    const kind = detectTimestamp(objects.map((object) => textOf(object[key])));
    if (kind !== undefined) return { key, kind };
  }
  return undefined;
}

const textOf = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? `${value}` : "");

function objectIn(line: string): JsonObject | undefined {
  try {
    const parsed: unknown = JSON.parse(line.slice(Math.max(0, line.indexOf("{"))));
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
