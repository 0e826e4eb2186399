import { validation } from "../validation.js";
import type { Path } from "./path.js";
import type { Placeholders } from "./placeholders.js";
import { RESERVED_WORDS } from "./reserved-words.js";
import { type Token, tokenise } from "./tokenise.js";

/** Reads an expression token by token; what conditions and updates have in common. */
export class Cursor {
  readonly placeholders: Placeholders;
  readonly where: string;
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(expression: string, where: string, placeholders: Placeholders) {
    this.where = where;
    this.placeholders = placeholders;
    this.#tokens = tokenise(expression, where);
  }

  peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#at + ahead];
  }

  next(): Token {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw validation(`Invalid ${this.where}: Syntax error; token: "<EOF>"`);
    this.#at += 1;
    return token;
  }

  /** Takes the symbol if it comes next. */
  takes(symbol: string): boolean {
    const isNext = this.peek()?.kind === "symbol" && this.peek()?.text === symbol;
    if (isNext) this.#at += 1;
    return isNext;
  }

  /** Takes the keyword, in any case of letters, if it comes next. */
  takesWord(keyword: string): boolean {
    const isNext = this.peek()?.kind === "word" && this.peek()?.text.toUpperCase() === keyword;
    if (isNext) this.#at += 1;
    return isNext;
  }

  expect(symbol: string): void {
    if (!this.takes(symbol)) throw this.syntaxError();
  }

  /** The function's name if a call begins here, with its opening bracket taken. */
  takesCall(): string | undefined {
    const [word, bracket] = [this.peek(), this.peek(1)];
    if (word?.kind !== "word" || bracket?.text !== "(" || bracket.kind !== "symbol") return undefined;
    this.#at += 2;
    return word.text;
  }

  path(): Path {
    const steps: (string | number)[] = [this.#attribute()];
    for (;;) {
      const token = this.peek();
      if (token?.kind === "index") steps.push(Number(this.next().text));
      else if (this.takes(".")) steps.push(this.#attribute());
      else return steps;
    }
  }

  end(): void {
    if (this.peek() !== undefined) throw this.syntaxError();
  }

  syntaxError(): Error {
    return validation(`Invalid ${this.where}: Syntax error; token: "${this.peek()?.text ?? "<EOF>"}"`);
  }

  #attribute(): string {
    const token = this.next();
    if (token.kind === "name") return this.placeholders.name(token.text, this.where);
    if (token.kind !== "word") {
      this.#at -= 1;
      throw this.syntaxError();
    }
    if (RESERVED_WORDS.has(token.text.toUpperCase())) {
      throw validation(`Invalid ${this.where}: Attribute name is a reserved keyword; reserved keyword: ${token.text}`);
    }
    return token.text;
  }
}
