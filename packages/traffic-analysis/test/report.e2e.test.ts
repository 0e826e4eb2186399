import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { analyze, findings, renderHtml } from "../src/index.js";
import { withFolder } from "./read-log.js";

interface Page {
  /** The document after its scripts have run. */
  readonly document: string;
  /** What was said on the console. */
  readonly console: readonly string[];
}

/** Opens a page in headless Chromium: the program named by the variable CHROMIUM, or `chromium` on the path. */
function open(path: string, width: number, profile: string): Promise<Page> {
  const flags = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--enable-logging=stderr",
    `--user-data-dir=${profile}`,
  ];
  const page = [`--window-size=${width},2000`, "--dump-dom", pathToFileURL(path).href];
  return new Promise((resolve, reject) => {
    execFile(process.env.CHROMIUM ?? "chromium", [...flags, ...page], { maxBuffer: 1e8 }, (error, document, stderr) => {
      if (error !== null) reject(error);
      else resolve({ document, console: stderr.split("\n").filter((line) => line.includes("CONSOLE")) });
    });
  });
}

describe("the report in a browser", () => {
  it.each([1280, 390])(
    "opens at %d pixels without a word on the console, with the figures of the JSON",
    async (width) => {
      await withFolder(async (folder) => {
        const rows = Array.from({ length: 4 * 1440 }, (_, minute) => {
          const at = new Date(Date.UTC(2026, 10, 2) + minute * 60_000).toISOString();
          return `${at},/a&b<c>,${minute % 1440 > 540 ? 40_000 : 10}\n`;
        });
        await writeFile(join(folder, "a.csv"), `time,path,duration_ms\n${rows.join("")}`);
        const analyzed = await analyze({ logs: ["a.csv"] }, { folder, stdin: Readable.from([]) });
        const path = join(folder, "report.html");
        await writeFile(path, renderHtml(analyzed));
        const page = await open(path, width, join(folder, "profile"));
        expect(page.console).toEqual([]);
        // Three charts, each drawn for wide and for narrow screens.
        expect(page.document.match(/<svg /g)).toHaveLength(6);
        expect(page.document).toContain("5,760 requests in 4 days");
        expect(page.document).toContain("/a&amp;b&lt;c&gt;");
        for (const finding of findings(analyzed.analysis)) expect(page.document).toContain(finding);
      });
    },
  );
});
