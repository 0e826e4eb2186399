import fc from "fast-check";
import { parseFragment } from "parse5";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { coordinate, markup } from "./markup.js";

/** Any text: whole unicode, lone surrogates, control characters, and what breaks out of markup. */
const texts = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
  fc
    .array(fc.constantFrom("<script>", "</title>", "]]>", "<!--", '"', "'", "&amp;", "&", "\u0000", "onload=", "\n"))
    .map((parts) => parts.join("")),
);

/** What must come out again: all but what XML forbids. */
const readable = (text: string) =>
  text.replace(/[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu, "\ufffd").replace(/\r\n?/g, "\n");

describe("markup", () => {
  it("gives any text back, as text and as attribute, to a strict XML parser", () => {
    fc.assert(
      fc.property(texts, (text) => {
        let read = "";
        let attribute = "";
        const parser = new SaxesParser();
        parser.on("error", (error) => {
          throw error;
        });
        parser.on("text", (part) => {
          read += part;
        });
        parser.on("opentag", (tag) => {
          attribute = String(tag.attributes.name);
        });
        parser.write(markup`<text name="${text}">${text}</text>`.source).close();
        expect(read).toBe(readable(text));
        // XML turns line ends and tabs in attributes into spaces.
        expect(attribute).toBe(readable(text).replace(/[\n\t]/g, " "));
      }),
    );
  });

  it("gives any text back to an HTML parser, and never another element", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { childNodes } = parseFragment(markup`<p title="${text}">${text}</p>`.source);
        const [paragraph] = childNodes;
        expect(childNodes).toHaveLength(1);
        if (paragraph === undefined || !("attrs" in paragraph)) throw new Error("no paragraph");
        expect(paragraph.attrs).toEqual([{ name: "title", value: readable(text) }]);
        const inside = paragraph.childNodes.map((node) => ("value" in node ? node.value : node.nodeName)).join("");
        expect(inside).toBe(readable(text));
      }),
    );
  });

  it("leaves markup as it is and leaves out what is not there", () => {
    const inner = markup`<b>${"a<b"}</b>`;
    expect(markup`<p>${inner}${undefined}${[inner, inner]}</p>`.source).toBe(
      "<p><b>a&lt;b</b><b>a&lt;b</b><b>a&lt;b</b></p>",
    );
  });
});

describe("coordinate", () => {
  it.each([
    [1 / 3, "0.33"],
    [-0.001, "0"],
    [12, "12"],
  ])("writes %d as %s", (px, text) => expect(coordinate(px)).toBe(text));

  it("refuses what is no place", () => {
    expect(() => coordinate(Number.NaN)).toThrow("a coordinate is NaN");
  });
});
