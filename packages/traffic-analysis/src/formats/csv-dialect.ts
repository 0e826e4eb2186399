const delimiters = [",", ";", "\t", "|"] as const;

export type Delimiter = (typeof delimiters)[number];

/** The delimiter in a regular expression. */
export const delimiterPattern = (delimiter: Delimiter): string => (delimiter === "\t" ? "\\t" : `\\${delimiter}`);

/**
 * A field in a regular expression: in quotes, where a quote is written twice (RFC 4180), or without.
 * After a quote comes another one, or the field is over: nothing to look ahead for, which keeps RE2 fast.
 */
export function fieldPattern(delimiter: Delimiter): string {
  const mark = delimiterPattern(delimiter);
  return `(?:"[^"]*")+|(?:[^${mark}"\\r][^${mark}\\r]*)?`;
}

/**
 * The fields of a line as they are written, quotes included.
 *
 * @returns undefined when a quote is opened and not closed, or something stands behind a closing one
 */
export function splitCsv(line: string, delimiter: Delimiter): readonly string[] | undefined {
  const field = new RegExp(fieldPattern(delimiter), "y");
  const fields: string[] = [];
  for (let at = 0; at <= line.length; ) {
    field.lastIndex = at;
    const text = field.exec(line)?.[0] ?? "";
    const next = line[at + text.length];
    if (next !== undefined && next !== delimiter) return undefined;
    fields.push(text);
    at += text.length + 1;
  }
  return fields;
}

export const isQuoted = (field: string): boolean => field.startsWith('"');

/** What a field says. */
export const unquote = (field: string): string => (isQuoted(field) ? field.slice(1, -1).replaceAll('""', '"') : field);

/** The delimiter that splits most lines into the same number of fields, more than one; a comma when none does. */
export function detectDelimiter(lines: readonly string[]): Delimiter {
  const scores = delimiters.map((delimiter) => {
    const counts = lines.map((line) => splitCsv(line, delimiter)?.length ?? 0);
    const usual = mostFrequent(counts);
    return usual < 2 ? 0 : counts.filter((count) => count === usual).length;
  });
  const best = Math.max(...scores);
  return best === 0 ? "," : (delimiters[scores.indexOf(best)] ?? ",");
}

/** The value that occurs most often; 0 when there is none. */
export function mostFrequent(values: readonly number[]): number {
  const times = new Map<number, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  return [...times].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
}
