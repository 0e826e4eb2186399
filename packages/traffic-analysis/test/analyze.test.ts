import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { parseTrace } from "@serverless-autoscaler/simulator";
import { describe, expect, it, vi } from "vitest";
import { withDuckDb } from "../src/duckdb/duckdb-session.js";
import {
  type AnalyzeOptions,
  analyze,
  findings,
  profileCsv,
  renderHtml,
  renderTerminal,
  traceCsv,
} from "../src/index.js";
import { countsQuery } from "../src/sql/counts-query.js";
import { duckDbDialect } from "../src/sql/duckdb-dialect.js";
import { withFolder } from "./read-log.js";

const stdin = Readable.from([]);

/** Two weeks from Monday 2 November in Seoul: eight requests a minute in office hours, one otherwise. */
function officeLog(): string {
  const start = Date.parse("2026-11-01T15:00:00Z");
  const rows: string[] = ["timestamp,method,path,status,duration_ms"];
  for (let minute = 0; minute < 14 * 1440; minute++) {
    const [day, hour] = [Math.floor(minute / 1440) % 7, Math.floor(minute / 60) % 24];
    const count = day < 5 && hour >= 9 && hour < 17 ? 8 : 1;
    for (let index = 0; index < count; index++) {
      const at = new Date(start + minute * 60_000 + index * 7000).toISOString();
      rows.push(`${at},GET,/orders/${minute * 8 + index},${minute % 100 === 0 ? 500 : 200},15000`);
    }
  }
  return rows.join("\n");
}

async function analyzeText(content: string, options: Partial<AnalyzeOptions> = {}) {
  return withFolder(async (folder) => {
    await writeFile(join(folder, "access.csv"), content);
    return analyze({ logs: ["access.csv"], ...options }, { folder, stdin });
  });
}

describe("analyze", () => {
  it("learns a schedule that pays, and shows it on days that it has not seen", { timeout: 60_000 }, async () => {
    const { analysis, policy } = await analyzeText(officeLog(), { timezone: "Asia/Seoul", functionName: "orders" });
    expect(analysis).toMatchObject({
      requests: 14 * 1440 + 10 * 480 * 7,
      period: { from: "2026-11-01T15:00:00.000Z", to: "2026-11-15T15:00:00.000Z", days: 14, timezone: "Asia/Seoul" },
      peaks: [{ days: "Mon-Fri", fromHour: 9, toHour: 17, daysShown: 10, daysSeen: 10 }],
      growth: { perWeek: 0 },
      concurrency: { p50: 0.25, p99: 2, max: 2, durations: "measured" },
      routes: [{ name: "GET /orders/{id}" }],
      suggestion: {
        learntFrom: { from: "2026-11-01T15:00:00.000Z", to: "2026-11-11T15:00:00.000Z" },
        windows: [{ weekdays: [0, 1, 2, 3, 4], fromHour: 9, toHour: 17 }],
      },
    });
    expect(analysis.statuses[1]).toMatchObject({ name: "500" });
    const { check, covered = 0 } = analysis.suggestion ?? {};
    expect(covered).toBeGreaterThanOrEqual(0.95);
    expect(check).toMatchObject({ from: "2026-11-11T15:00:00.000Z", to: "2026-11-15T15:00:00.000Z" });
    // Two of the eight weekdays' hours are in the days held out; without provisioned environments each begins cold.
    expect(check?.schedule.coldStarts).toBeLessThan(check?.without.coldStarts ?? 0);
    expect(check?.fixed.costUsd).toBeGreaterThan(check?.schedule.costUsd ?? 0);
    expect(policy).toContain('cron: "55 8 ? * MON-FRI *"');
  });

  it("reads several logs of several formats as one, from patterns, folders and standard input", async () => {
    const clf = (second: number) => `::1 - - [02/Nov/2026:08:00:0${second} +0000] "GET / HTTP/1.1" 200 1\n`;
    const progress: string[] = [];
    const { analysis } = await withFolder(async (folder) => {
      await writeFile(join(folder, "a.log"), clf(1));
      await writeFile(join(folder, "b.log"), clf(2));
      await writeFile(join(folder, "c.csv"), "time\n2026-11-02T08:00:03Z\n");
      const io = {
        folder,
        stdin: Readable.from(["time\n2026-11-02T08:00:04Z\n"]),
        onProgress: (step: string) => progress.push(step),
      };
      return analyze({ logs: ["*.log", join(folder, "c.csv"), "a.log", "-"] }, io);
    });
    // a.log is named twice and read once
    expect(analysis.sources.map(({ format, where }) => [format, where.split("/").at(-1)])).toEqual([
      ["clf", "a.log"],
      ["clf", "b.log"],
      ["csv", "c.csv"],
      ["csv", "standard input"],
    ]);
    expect(analysis).toMatchObject({ requests: 4, lines: { skipped: 2 } });
    expect(analysis.suggestion).toBeUndefined();
  });

  it("refuses more malformed lines than are allowed, with the first and its line", async () => {
    const content = `time,path\n${"2026-11-02T08:00:00Z,/\n".repeat(18)}broken\nbroken too\n`;
    await expect(analyzeText(content)).rejects.toThrow(
      /access\.csv:20: got 10 % malformed lines, the first is "broken", expected at most 5 %.*--max-malformed/,
    );
    await expect(analyzeText(content, { maxMalformed: 0.1 })).resolves.toMatchObject({
      analysis: { lines: { malformed: 2, malformedShare: 0.1 } },
    });
  });

  it("refuses options out of range, and a folder without logs", async () => {
    await expect(analyzeText("time\n", { cover: 1.5 })).rejects.toThrow("cover: got 1.5, expected a fraction, 0 to 1");
    await withFolder(async (folder) => {
      await expect(analyze({ logs: ["."] }, { folder, stdin })).rejects.toThrow(".: got a folder without files");
      await expect(analyze({ logs: ["*.gz"] }, { folder, stdin })).rejects.toThrow("*.gz: got no such file");
    });
  });

  it("stops when it is told to, and cleans up", async () => {
    await withFolder(async (folder) => {
      await writeFile(join(folder, "a.csv"), officeLog());
      vi.stubEnv("TMPDIR", folder);
      const running = analyze({ logs: ["a.csv"] }, { folder, stdin, signal: AbortSignal.timeout(1) });
      await expect(running).rejects.toThrow("interrupted before the analysis was done");
      vi.unstubAllEnvs();
      expect(await readdir(folder)).toEqual(["a.csv"]);
    });
  });
});

describe("a long log", () => {
  it("is counted by the second in some minutes only; no request is lost", async () => {
    const source = {
      relation: "(SELECT 1793606400 + (i * 7) % 36000 AS instant FROM range(72000) t(i))",
      event: { second: "instant" },
    };
    const rows = await withFolder((scratchFolder) =>
      withDuckDb({ memoryLimitMb: 96, scratchFolder }, async (connection) => {
        const query = countsQuery(duckDbDialect, [source], { oneMinuteIn: 10 });
        return (await connection.runAndReadAll(`SELECT minute, requests, busiest_second FROM (${query})`)).getRows();
      }),
    );
    expect(rows).toHaveLength(600);
    expect(rows.reduce((sum, [, requests]) => sum + Number(requests), 0)).toBe(72_000);
    const bySecond = rows.filter(([, , busiest]) => busiest !== null);
    // One minute in ten, give or take
    expect(bySecond.length).toBeGreaterThan(30);
    expect(bySecond.length).toBeLessThan(100);
    for (const [, requests, busiest] of bySecond) expect([Number(requests), Number(busiest)]).toEqual([120, 2]);
  });

  it("that does not fit the memory limit is read with more", async () => {
    const rows = Array.from(
      { length: 400_000 },
      (_, index) => `${new Date(1.79e12 + ((index * 7919) % 4e6) * 60_000).toISOString()},/page-${index}-of-many`,
    );
    await withFolder(async (folder) => {
      await writeFile(join(folder, "wide.csv"), `time,path\n${rows.join("\n")}`);
      const { analysis } = await analyze({ logs: ["wide.csv"], memoryLimitMb: 24 }, { folder, stdin });
      expect(analysis.requests).toBe(400_000);
    });
  });
});

describe("what is written", () => {
  it("holds the figures of the JSON", { timeout: 60_000 }, async () => {
    const analyzed = await analyzeText(officeLog(), { timezone: "Asia/Seoul" });
    const { analysis, timeline } = analyzed;
    const trace = parseTrace(traceCsv(timeline), "trace.csv");
    expect(trace.counts.reduce((sum, count) => sum + count, 0)).toBe(analysis.requests);
    expect(new Date(trace.startMs).toISOString()).toBe(analysis.period.from);
    const rows = profileCsv(analysis)
      .trim()
      .split("\n")
      .slice(1)
      .map((row) => row.split(","));
    expect(rows.slice(0, 24).map(([, , requests]) => Number(requests))).toEqual(
      analysis.hourOfDay.map(({ requests }) => requests),
    );
    expect(rows.slice(24).map(([, , requests]) => Number(requests))).toEqual(
      analysis.hourOfWeek.map(({ requests }) => requests),
    );
    const terminal = renderTerminal(analyzed, { width: 100, glyphs: "unicode", colour: false });
    expect(terminal).toContain("Mon-Fri 09:00-17:00");
    for (const finding of findings(analysis)) expect(terminal).toContain(finding);
    // The report's own text, markup taken off
    const html = renderHtml(analyzed)
      .replaceAll(/<[^>]*>/g, " ")
      .replaceAll(/&(#39|quot|amp);/g, (_, name: string) => ({ "#39": "'", quot: '"', amp: "&" })[name] ?? "");
    for (const finding of findings(analysis)) expect(html).toContain(finding);
    expect(html).toContain(analysis.requests.toLocaleString("en-US"));
    expect(html).toContain(analyzed.policy?.split("\n")[4]);
  });
});
