import { createHash } from "node:crypto";
import { Markup, markup } from "../markup.js";
import { pageScript } from "./page-script.js";
import { pageStyle } from "./page-style.js";
import type { Report } from "./report.js";
import { sectionMarkup } from "./sections/section.js";

/**
 * Makes one self-contained HTML page: style, pictures and script inline, nothing fetched, readable without script.
 *
 * Every text of the report is escaped. Its content security policy allows this very style and this very script, by
 * hash, and nothing else: what slipped in anyway would not run.
 *
 * @returns the same bytes for the same report
 * @throws {InvalidChartError} when a chart or a table cannot be drawn
 */
export function htmlReport(report: Report): string {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${report.title}</title>
<link rel="icon" href="data:,">
<style>${new Markup(pageStyle)}</style>
</head>
<body>
<main>
<header><h1>${report.title}</h1>${optional("subtitle", report.subtitle)}</header>
${report.sections.map(sectionMarkup)}${
  report.footer === undefined ? undefined : markup`<footer>${report.footer}</footer>\n`
}</main>
<script>${new Markup(pageScript)}</script>
</body>
</html>
`.source;
}

const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src '${hashOf(pageStyle)}'`,
  `script-src '${hashOf(pageScript)}'`,
  // The empty icon: without it a browser asks the server for one.
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

function hashOf(source: string): string {
  return `sha256-${createHash("sha256").update(source).digest("base64")}`;
}

function optional(name: string, text: string | undefined): Markup | undefined {
  return text === undefined ? undefined : markup`<p class="${name}">${text}</p>`;
}
