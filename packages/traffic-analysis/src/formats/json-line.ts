import { literal } from "../sql/quote.js";

// A CloudWatch Logs export puts the time in front of what the service wrote.
const body = "CASE WHEN starts_with(line, '{') THEN line ELSE substr(line, strpos(line, '{')) END";

/**
 * SQL that takes values out of the JSON object of a line, by paths; a list of NULL where the line holds none.
 *
 * @param when condition that must hold as well; parsing is what costs
 */
export function jsonBody(paths: readonly string[], when = "true"): string {
  const wanted = paths.map(literal).join(", ");
  // json_extract_string throws on text that is no JSON.
  return `CASE WHEN ${when} AND json_valid(${body}) THEN json_extract_string(${body}, [${wanted}]) END`;
}

/** The value of the n-th path; 0-based. */
export const jsonField = (index: number): string => `f[${index + 1}]`;
