import { validation } from "../validation.js";

/** `word` is an attribute, a keyword or a function; `name` is `#x`; `value` is `:x`; `index` is the n of `[n]`. */
export interface Token {
  readonly kind: "word" | "name" | "value" | "index" | "symbol";
  readonly text: string;
}

const PATTERN = /\s*(?:(\[\d+\])|([A-Za-z_][A-Za-z0-9_]*)|(#[A-Za-z0-9_]+)|(:[A-Za-z0-9_]+)|(<>|<=|>=|[=<>(),.+-]))/y;

/** @throws {AwsError} ValidationException at the first text that is no token */
export function tokenise(expression: string, where: string): readonly Token[] {
  const tokens: Token[] = [];
  const end = expression.trimEnd().length;
  if (end === 0) throw validation(`Invalid ${where}: The expression can not be empty;`);
  PATTERN.lastIndex = 0;
  while (PATTERN.lastIndex < end) {
    const from = PATTERN.lastIndex;
    const found = PATTERN.exec(expression);
    if (found === null) {
      throw validation(`Invalid ${where}: Syntax error; token: "${expression.slice(from).trim().slice(0, 20)}"`);
    }
    const [, index, word, name, value, symbol] = found;
    if (index !== undefined) tokens.push({ kind: "index", text: index.slice(1, -1) });
    else if (word !== undefined) tokens.push({ kind: "word", text: word });
    else if (name !== undefined) tokens.push({ kind: "name", text: name });
    else if (value !== undefined) tokens.push({ kind: "value", text: value });
    else tokens.push({ kind: "symbol", text: symbol ?? "" });
  }
  return tokens;
}
