import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { exampleReport } from "../../examples/example-report.js";
import { htmlReport, type Report } from "../../src/index.js";
import { Browser } from "./browser.js";
import { edgeCases } from "./edge-cases.js";
import { pageFaults } from "./page-faults.js";

const reports: Readonly<Record<string, Report>> = { example: exampleReport, "edge cases": edgeCases };
const screens = [
  { widthPx: 1280, theme: "light" },
  { widthPx: 1280, theme: "dark" },
  { widthPx: 390, theme: "light" },
  { widthPx: 390, theme: "dark" },
] as const;

let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "report-pages-"));
  browser = await Browser.start();
});
afterAll(async () => {
  await browser.stop();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  browser.complaints.length = 0;
});

async function show(report: Report, widthPx: number, theme: "light" | "dark"): Promise<void> {
  const file = join(folder, "report.html");
  writeFileSync(file, htmlReport(report));
  const mobile = widthPx < 500;
  await browser.call("Emulation.setDeviceMetricsOverride", {
    width: widthPx,
    height: 900,
    deviceScaleFactor: 1,
    mobile,
  });
  await browser.call("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: theme }] });
  await browser.open(pathToFileURL(file).href);
}

describe.each(Object.keys(reports))("the report of %s in a browser", (name) => {
  it.each(screens)("fits a $theme screen of $widthPx px, with no text on another", async ({ widthPx, theme }) => {
    await show(reports[name] ?? exampleReport, widthPx, theme);
    expect(await browser.evaluate<string[]>(pageFaults)).toEqual([]);
    expect(browser.complaints).toEqual([]);
  });
});

describe("the check for texts that touch", () => {
  it("finds one that was moved onto another", async () => {
    await show(exampleReport, 1280, "light");
    await browser.evaluate(`(() => {
      const text = document.querySelector(".wide svg text:last-of-type");
      text.after(text.cloneNode(true));
    })()`);
    expect(await browser.evaluate<string[]>(pageFaults)).toEqual([expect.stringContaining("touches")]);
  });
});

describe("the page", () => {
  it("follows the theme of the reader, and is light on paper", async () => {
    const surface = "getComputedStyle(document.body).backgroundColor";
    await show(exampleReport, 1280, "light");
    const light = await browser.evaluate<string>(surface);
    await show(exampleReport, 1280, "dark");
    expect(await browser.evaluate<string>(surface)).not.toBe(light);
    await browser.call("Emulation.setEmulatedMedia", {
      media: "print",
      features: [{ name: "prefers-color-scheme", value: "dark" }],
    });
    expect(await browser.evaluate<string>(surface)).toBe(light);
    expect(
      await browser.evaluate<number>(
        "document.querySelector('.scroll').scrollHeight - document.querySelector('.scroll').clientHeight",
      ),
    ).toBe(0);
    await browser.call("Emulation.setEmulatedMedia", { media: "" });
  });

  it("sorts a table by the head that is clicked, one way and the other", async () => {
    await show(exampleReport, 1280, "light");
    const costs = `(() => {
      document.querySelectorAll("thead th button")[2].click();
      return [...document.querySelectorAll("tbody tr")].map((row) => row.cells[2].textContent);
    })()`;
    expect(await browser.evaluate<string[]>(costs)).toEqual(["$39.80", "$41.20", "$43.10", "$49.90"]);
    expect(await browser.evaluate<string[]>(costs)).toEqual(["$49.90", "$43.10", "$41.20", "$39.80"]);
  });

  it("tells the values under the pointer", async () => {
    await show(exampleReport, 1280, "light");
    const place = await browser.evaluate<{ x: number; y: number }>(`(() => {
      const box = document.querySelectorAll(".wide .hit")[60].getBoundingClientRect();
      return { x: box.left + box.width / 2, y: box.top + 100 };
    })()`);
    await browser.call("Input.dispatchMouseEvent", { type: "mouseMoved", ...place });
    expect(await browser.evaluate<string>("document.querySelector('.tip').textContent")).toMatch(
      /^Thu 5 Mar, \d\d:\d\d to \d\d:\d\d\nconcurrency: \d+\nprovisioned: \d+$/,
    );
  });

  it("runs no script but its own, even one that was put into it", async () => {
    const file = join(folder, "tampered.html");
    const injected = `<script>document.title = "taken"</script><style>body{color:red}</style>`;
    writeFileSync(file, htmlReport(exampleReport).replace("</main>", `${injected}</main>`));
    await browser.open(pathToFileURL(file).href);
    expect(await browser.evaluate<string>("document.title")).toBe(exampleReport.title);
    expect(await browser.evaluate<string>("getComputedStyle(document.body).color")).not.toBe("rgb(255, 0, 0)");
    expect(browser.complaints.length).toBeGreaterThan(0);
  });
});
