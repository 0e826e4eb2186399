const word = "([^ ]*)";
/** `203.0.113.7:2817`, `[2001:db8::1]:443`, or `-` for none. */
const address = "([^ ]*)[:-]([0-9]*)";
const number = "([-.0-9]*)";
/** `GET https://host:443/path HTTP/2.0`, and `- http://host:80- ` for what was no request. */
const request = '"([^ "]*) ([^"]*?) ([^ "]*)"';
const quoted = '"([^"]*)"';
const laterQuoted = `(?: ${quoted})?`;
const laterWord = `(?: ${word})?`;

/**
 * A line of an ALB log as a regular expression for Hive's RegexSerDe: one group a column, the whole line matched. The
 * last fields came over the years and may be missing; what will come behind them is let through.
 * A line that does not match is a row of NULLs.
 *
 * Source: Elastic Load Balancing user guide, "Access log entries" (read 2026-11)
 */
export const albPattern = `${[
  ...[word, word, word, address, address, number, number, number],
  ...[number, word, number, number, request, quoted, word, word, word],
  ...[quoted, quoted, quoted, word, word, quoted, quoted, quoted],
].join(" ")}${laterQuoted.repeat(4)}${laterWord}.*`;
