import type { Dialect } from "./dialect.js";

const identifiers = [
  "[0-9]+",
  "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}",
  "[0-9a-fA-F]{12,}",
  // ULID, and the short ids of many services: long, and with a digit among the capitals.
  "[0-9A-HJKMNP-TV-Z]{26}",
];

/**
 * SQL for the route behind a request: `GET https://example.com:443/orders/42/lines/7` -> `GET /orders/{id}/lines/{id}`.
 * To be applied to distinct requests, not to every line.
 */
export function routeTemplate(dialect: Dialect, request: string): string {
  const withoutHost = dialect.replaceAll(request, "^([^ ]* )?[a-z]+://[^/ ]*", "$1");
  const step = (text: string) => dialect.replaceAll(text, `/(?:${identifiers.join("|")})(/|$)`, "/{id}$1");
  // Twice: a match takes the slash behind it, so that of two ids in a row the second is left over.
  return step(step(withoutHost));
}
