import { type Markup, markup } from "../../markup.js";
import type { Section } from "../report.js";
import { chartSection } from "./chart-section.js";
import { decisionsSection } from "./decisions-section.js";
import { figuresSection } from "./figures-section.js";
import { tableSection } from "./table-section.js";

/** One section of the page. */
export function sectionMarkup(section: Section, index: number): Markup {
  const heading =
    "heading" in section && section.heading !== undefined ? markup`<h2>${section.heading}</h2>` : undefined;
  const caption =
    section.kind === "table" && section.caption !== undefined
      ? markup`<p class="caption">${section.caption}</p>`
      : undefined;
  return markup`<section class="section-${section.kind}">${heading}${caption}${content(section, index)}</section>\n`;
}

function content(section: Section, index: number): Markup {
  switch (section.kind) {
    case "figures":
      return figuresSection(section.figures);
    case "chart":
      return chartSection(section.chart, section.caption, `section-${index}`);
    case "table":
      return tableSection(section.table, section.heading ?? "Table");
    case "decisions":
      return decisionsSection(section.decisions, section.timeZone ?? "UTC", section.heading ?? "Decisions");
    case "text":
      return markup`<pre tabindex="0">${section.text}</pre>`;
    case "notes":
      return markup`${section.paragraphs.map((paragraph) => markup`<p>${paragraph}</p>`)}`;
  }
}
