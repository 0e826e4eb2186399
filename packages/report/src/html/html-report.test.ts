import { createHash } from "node:crypto";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { describe, expect, it } from "vitest";
import { regularSeries } from "../series/series.js";
import { htmlReport } from "./html-report.js";
import type { Report, Section } from "./report.js";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const hostile = `</title></script><script>alert("1")</script><img src=x onerror='alert(2)'> & 函数 "quoted" 📈`;

/** One section of every kind, with this text wherever a text can stand. */
function everywhere(text: string): Report {
  const load = regularSeries(text, 0, 60_000, [1, 2, 3]);
  const sections: Section[] = [
    {
      kind: "figures",
      heading: text,
      figures: [{ label: text, value: text, unit: text, comparison: { text, verdict: "worse" } }],
    },
    {
      kind: "chart",
      caption: text,
      chart: {
        kind: "timeSeries",
        title: text,
        description: text,
        unit: text,
        load,
        capacity: [load],
        events: [{ at: 60_000, label: text }],
        below: load,
      },
    },
    { kind: "table", heading: text, caption: text, table: { columns: [{ label: text }], rows: [[text]] } },
    { kind: "decisions", heading: text, decisions: [{ at: 0, from: "unset", to: 3, reasons: [text] }] },
    { kind: "text", heading: text, text },
    { kind: "notes", heading: text, paragraphs: [text] },
  ];
  return { title: text, subtitle: text, sections, footer: text };
}

function elements(node: Node): Element[] {
  const children = "childNodes" in node ? node.childNodes.flatMap(elements) : [];
  return "tagName" in node ? [node, ...children] : children;
}

function textOf(node: Node): string {
  if ("value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}

function attribute(element: Element | undefined, name: string): string {
  return element?.attrs.find((one) => one.name === name)?.value ?? "";
}

describe("htmlReport", () => {
  const all = elements(parse(htmlReport(everywhere(hostile))));
  const named = (name: string) => all.filter(({ tagName }) => tagName === name);

  it("makes no element and no attribute out of a text", () => {
    expect(named("img")).toHaveLength(0);
    expect(named("script")).toHaveLength(1);
    const names = new Set(all.flatMap(({ attrs }) => attrs.map(({ name }) => name)));
    expect([...names].filter((name) => name.startsWith("on") || name === "style" || name === "src")).toEqual([]);
  });

  it("shows every text as it is", () => {
    for (const name of ["title", "h1", "h2", "figcaption", "pre", "dt", "footer"]) {
      const [first] = named(name);
      expect(first === undefined ? undefined : textOf(first)).toBe(hostile);
    }
    const cells = [...named("th"), ...named("td"), ...named("li"), ...named("p")].map(textOf);
    expect(cells.filter((cell) => cell === hostile).length).toBeGreaterThanOrEqual(6);
  });

  it("allows its own style and script by hash, and fetches nothing", () => {
    const policy = attribute(
      named("meta").find((meta) => attribute(meta, "http-equiv") === "Content-Security-Policy"),
      "content",
    );
    const sha256 = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
    expect(policy).toContain("default-src 'none'");
    expect(named("style").map((style) => sha256(textOf(style)))).toEqual([policy.match(/style-src (\S+);/)?.[1]]);
    expect(named("script").map((script) => sha256(textOf(script)))).toEqual([policy.match(/script-src (\S+);/)?.[1]]);
    expect(named("link").map((link) => attribute(link, "href"))).toEqual(["data:,"]);
    const addresses = all.flatMap(({ attrs }) => attrs.filter(({ value }) => /^(https?:)?\/\//.test(value)));
    expect(addresses.map(({ name }) => name).filter((name) => name !== "xmlns")).toEqual([]);
  });

  it("gives every id once, and every reference an id", () => {
    const ids = all.map((element) => attribute(element, "id")).filter((id) => id !== "");
    expect(new Set(ids).size).toBe(ids.length);
    const wanted = all.flatMap((element) => attribute(element, "aria-labelledby").split(" ")).filter((id) => id !== "");
    expect(wanted.length).toBeGreaterThan(0);
    for (const id of wanted) expect(ids).toContain(id);
  });

  it("can be read without script: figures, rows and decisions are in the page", () => {
    const page = parse(
      htmlReport({
        title: "Week",
        sections: [
          { kind: "figures", figures: [{ label: "Cold starts", value: "1,804" }] },
          { kind: "table", table: { columns: [{ label: "policy" }, { label: "cost" }], rows: [["none", 41.2]] } },
          {
            kind: "decisions",
            timeZone: "Europe/Zurich",
            decisions: [
              { at: Date.UTC(2026, 2, 2, 8), from: 5, to: 12, reasons: ["forecast 12"] },
              { at: Date.UTC(2026, 2, 2, 9), from: 12, to: 4, reasons: ["window over", "billing quantum over"] },
            ],
          },
          { kind: "decisions", decisions: [] },
        ],
      }),
    );
    const text = textOf(elements(page).find(({ tagName }) => tagName === "main") ?? page).replace(/\s+/g, " ");
    expect(text).toContain("Cold starts1,804");
    expect(text).toContain("none41.2");
    expect(text).toContain("Mon 2 Mar 2026 09:005 → 12forecast 12");
    expect(text).toContain("Mon 2 Mar 2026 10:0012 → 4window overbilling quantum over");
    expect(text).toContain("Nothing was changed.");
  });

  it("sorts numbers by what they are, not by how they are written", () => {
    const cells = elements(
      parse(
        htmlReport({
          title: "Costs",
          sections: [
            {
              kind: "table",
              table: { columns: [{ label: "cost" }], rows: [[{ text: "$1,200", sortBy: 1200 }], [3], ["none"]] },
            },
          ],
        }),
      ),
    ).filter((element) => attribute(element, "scope") === "row");
    expect(cells.map((cell) => attribute(cell, "data-sort"))).toEqual(["1200", "3", ""]);
  });

  it("is the same for the same report", () => {
    expect(htmlReport(everywhere("a"))).toBe(htmlReport(everywhere("a")));
  });
});
