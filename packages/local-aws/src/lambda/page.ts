import { failedConstraint, invalidParameter } from "./refusals.js";

/** Lambda's lists give at most 50 items a page. */
const LARGEST_PAGE = 50;

/** Cuts a list by `Marker` and `MaxItems`; a marker is opaque to callers, here it hides the next index. */
export function page<T>(
  all: readonly T[],
  query: URLSearchParams,
): { readonly items: readonly T[]; readonly nextMarker: string | undefined } {
  const maxItems = Number(query.get("MaxItems") ?? LARGEST_PAGE);
  if (!Number.isInteger(maxItems) || maxItems < 1) {
    throw failedConstraint("maxItems", query.get("MaxItems"), "have value greater than or equal to 1");
  }
  const marker = query.get("Marker");
  const start = marker === null ? 0 : Number(Buffer.from(marker, "base64url").toString("utf8"));
  if (!Number.isInteger(start) || start < 0) throw invalidParameter("Invalid value for Marker");
  const end = start + Math.min(maxItems, LARGEST_PAGE);
  return {
    items: all.slice(start, end),
    nextMarker: end < all.length ? Buffer.from(String(end)).toString("base64url") : undefined,
  };
}
