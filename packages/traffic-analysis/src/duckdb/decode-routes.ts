import type { LogCounts } from "../counts/log-counts.js";

/** Routes whose bytes were taken for characters one by one, as the UTF-8 that most of them are after all. */
export function decodeRoutes(counts: LogCounts): LogCounts {
  return { ...counts, routes: counts.routes.map((route) => ({ ...route, route: decode(route.route) })) };
}

function decode(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(text, "latin1"));
  } catch {
    return text;
  }
}
