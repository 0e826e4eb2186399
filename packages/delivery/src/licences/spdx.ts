/**
 * Whether a licence expression can be met by allowed licences: one side of an OR is enough, an AND needs both.
 *
 * Source: SPDX specification 2.3, annex D "SPDX license expressions" (read 2026-11); exceptions (`WITH`) are not allowed
 * unless the whole phrase is
 *
 * @example licenceAllowed("(MIT OR GPL-3.0-or-later)", new Set(["MIT"])) // true
 */
export function licenceAllowed(expression: string, allowed: ReadonlySet<string>): boolean {
  const tokens = expression.match(/\(|\)|\b(?:AND|OR)\b|[^()\s]+(?:\s+WITH\s+[^()\s]+)?/g) ?? [];
  let position = 0;
  const next = (): string | undefined => tokens[position++];

  function anyOf(): boolean {
    let met = allOf();
    while (tokens[position] === "OR") {
      next();
      const other = allOf();
      met = met || other;
    }
    return met;
  }
  function allOf(): boolean {
    let met = one();
    while (tokens[position] === "AND") {
      next();
      const other = one();
      met = met && other;
    }
    return met;
  }
  function one(): boolean {
    const token = next();
    if (token !== "(") return token !== undefined && allowed.has(token);
    const met = anyOf();
    return next() === ")" && met;
  }

  const met = anyOf();
  // What is left over was not understood, and what is not understood is not allowed.
  return met && position === tokens.length;
}
