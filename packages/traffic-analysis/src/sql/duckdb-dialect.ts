import { isoUtc } from "../timestamps/iso.js";
import type { Dialect } from "./dialect.js";
import { literal } from "./quote.js";

export const duckDbDialect: Dialect = {
  replaceAll: (text, pattern, replacement) =>
    `regexp_replace(${text}, ${literal(pattern)}, ${literal(replacement.replaceAll("$", "\\"))}, 'g')`,
  wholeQuotient: (dividend, divisor) => `${dividend} // ${divisor}`,
  isoSeconds: (text) => isoUtc.seconds(text, "UTC"),
};
