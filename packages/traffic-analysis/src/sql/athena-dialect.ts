import type { Dialect } from "./dialect.js";
import { literal } from "./quote.js";

/** Athena engine version 3, which is Trino. */
export const athenaDialect: Dialect = {
  replaceAll: (text, pattern, replacement) => `regexp_replace(${text}, ${literal(pattern)}, ${literal(replacement)})`,
  wholeQuotient: (dividend, divisor) => `${dividend} / ${divisor}`,
  isoSeconds: (text) => `CAST(FLOOR(to_unixtime(TRY(from_iso8601_timestamp(${text})))) AS BIGINT)`,
};
