/** Text that is markup already. Everything else that is drawn is escaped: see `markup`. */
export class Markup {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/** What may stand in a template: text and numbers are escaped, markup stands as it is, `undefined` is left out. */
export type Insert = string | number | Markup | readonly Markup[] | undefined;

/**
 * Template tag for HTML and SVG: every inserted string is escaped, for text and for double-quoted attributes alike.
 * Numbers are coordinates: two decimals.
 * @throws {RangeError} for a number that is not finite: a bug of the caller, and a broken picture otherwise
 * @example markup`<text x="${1 / 3}">${"<b>"}</text>` // <text x="0.33">&lt;b&gt;</text>
 */
export function markup(strings: TemplateStringsArray, ...inserts: readonly Insert[]): Markup {
  return new Markup(String.raw({ raw: strings }, ...inserts.map(render)));
}

function render(insert: Insert): string {
  if (insert === undefined) return "";
  if (typeof insert === "string") return escapeMarkup(insert);
  if (typeof insert === "number") return coordinate(insert);
  if (insert instanceof Markup) return insert.source;
  return insert.map(({ source }) => source).join("");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Control characters, lone surrogates and noncharacters: not allowed in XML, so a stray one would blank the picture. */
const unprintable = /[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu;

/** Escapes text for HTML and XML, in elements and in quoted attributes. */
function escapeMarkup(text: string): string {
  return text.replace(unprintable, "\ufffd").replace(/[&<>"']/g, (character) => entities[character] ?? "");
}

/** A place on a picture, to a hundredth of a pixel. */
export function coordinate(px: number): string {
  if (!Number.isFinite(px)) throw new RangeError(`a coordinate is ${px}: it should have been left out before drawing`);
  return String(Math.round(px * 100) / 100 + 0);
}
