import * as v from "valibot";

/** Marks a message that carries the known keys instead of an expectation; `problems.ts` reads it. */
export const KEYS_MARK = "keys:";

/** An object that refuses unknown keys and can tell which ones it knows. */
export const strict = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.strictObject(entries, KEYS_MARK + Object.keys(entries).join(","));
