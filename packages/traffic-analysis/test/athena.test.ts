import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type AthenaOptions, analyzeOnAthena } from "../src/athena/index.js";
import { type AnalyzedLog, analyze } from "../src/index.js";
import { type AthenaServer, startAthenaServer } from "./athena-server.js";
import { withFolder } from "./read-log.js";
import { event, renderings } from "./render-event.js";

// Enough minutes for three pages of results.
const events = fc.sample(event, { numRuns: 2600, seed: 7 });
const options: AthenaOptions = {
  database: "access_logs",
  table: "alb_logs",
  from: "2026-10-24",
  to: "2026-10-27",
  maxScanBytes: 1e9,
  outputLocation: "s3://results/athena/",
  maxMalformed: 0.01,
};
const prefix = "AWSLogs/123456789012/elasticloadbalancing/us-east-1";

let server: AthenaServer;

beforeAll(async () => {
  server = await startAthenaServer(events);
  vi.stubEnv("AWS_ENDPOINT_URL", server.url);
  vi.stubEnv("AWS_REGION", "us-east-1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "test");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await server.close();
});

beforeEach(() => {
  server.pendingStates = [];
  server.objects = new Map([
    [`${prefix}/2026/10/24/`, [4_000_000, 1_000_000]],
    [`${prefix}/2026/10/25/`, [20_000_000]],
  ]);
});

/** What both engines say of the log, without what tells them apart. */
const figures = ({ analysis: { engine, sources, lines, ...rest } }: AnalyzedLog) => ({
  ...rest,
  requestsRead: lines.requests,
  malformed: lines.malformed,
});

describe("Athena", () => {
  it.each([
    { format: "alb", table: "alb_logs" },
    { format: "cloudfront", table: "cloudfront_logs" },
  ])("gives the same analysis as the local engine, from the same events: $format", { timeout: 60_000 }, async (log) => {
    const { header = [], render = String } = renderings[log.format] ?? {};
    const local = await withFolder(async (folder) => {
      const lines = [...header, ...events.map(render), "a line that is none"];
      await writeFile(join(folder, "a.log"), lines.join("\n"));
      return analyze({ logs: ["a.log"], maxMalformed: 0.01 }, { folder, stdin: process.stdin });
    });
    const remote = await analyzeOnAthena({ ...options, table: log.table }, { onEstimate: () => {} });
    expect(rounded(figures(remote))).toEqual(rounded(figures(local)));
    expect(remote.timeline.requests).toEqual(local.timeline.requests);
    expect(remote.analysis).toMatchObject({
      engine: "athena",
      sources: [{ where: `access_logs.${log.table}, 2026-10-24 to 2026-10-27`, format: log.format, bytes: 123_456 }],
      lines: { requests: 2600, malformed: 1 },
    });
  });

  it("tells what it will scan and cost before the query starts, by the days' files", async () => {
    const seen: unknown[] = [];
    const from = server.calls.length;
    await analyzeOnAthena(options, {
      onEstimate: (estimate) =>
        seen.push(
          estimate,
          server.calls.slice(from).map(({ action }) => action),
        ),
    });
    // 25 MB at 5 USD a TB
    expect(seen).toEqual([
      { objects: 3, bytes: 25_000_000, usd: 0.000125 },
      ["AWSGlue.GetTable", ...Array.from({ length: 4 }, () => "ListObjectsV2")],
    ]);
    const lists = server.calls.slice(from).filter(({ action }) => action === "ListObjectsV2");
    expect(lists.map(({ input }) => input.prefix).toSorted()).toEqual(
      ["24", "25", "26", "27"].map((day) => `${prefix}/2026/10/${day}/`),
    );
  });

  it("refuses to pass the limit, and starts nothing", async () => {
    const from = server.calls.length;
    await expect(analyzeOnAthena({ ...options, maxScanBytes: 24_000_000 }, { onEstimate: () => {} })).rejects.toThrow(
      "Athena would scan 25 MB in 3 files ($0.000125), the limit is 24 MB: ask for fewer days",
    );
    expect(server.calls.slice(from).map(({ action }) => action)).not.toContain("AmazonAthena.StartQueryExecution");
  });

  it("waits for the query, and pages through the result", { timeout: 30_000 }, async () => {
    const from = server.calls.length;
    server.pendingStates = ["QUEUED", "RUNNING", "RUNNING"];
    await analyzeOnAthena({ ...options, workGroup: "logs" }, { onEstimate: () => {} });
    const calls = server.calls.slice(from);
    expect(calls.filter(({ action }) => action === "AmazonAthena.GetQueryExecution")).toHaveLength(4);
    const pages = calls.filter(({ action }) => action === "AmazonAthena.GetQueryResults");
    expect(pages.map(({ input }) => input.NextToken)).toEqual([undefined, "1000", "2000"]);
    expect(calls.find(({ action }) => action === "AmazonAthena.StartQueryExecution")?.input).toMatchObject({
      QueryExecutionContext: { Database: "access_logs" },
      ResultConfiguration: { OutputLocation: "s3://results/athena/" },
      WorkGroup: "logs",
      QueryString: expect.stringContaining(
        `FROM "access_logs"."alb_logs" WHERE "day" BETWEEN '2026/10/24' AND '2026/10/27'`,
      ),
    });
  });

  it("gives Athena's own reason when the query fails", async () => {
    server.pendingStates = ["CANCELLED"];
    await expect(analyzeOnAthena(options, { onEstimate: () => {} })).rejects.toThrow(
      /^Athena query query-\d+ ended as CANCELLED: Athena gave no reason$/,
    );
  });

  it("stops the query when it is interrupted: a query runs on and is paid for otherwise", async () => {
    const stop = new AbortController();
    server.pendingStates = Array.from({ length: 1000 }, () => "RUNNING");
    const running = analyzeOnAthena(options, {
      onEstimate: () => setTimeout(() => stop.abort(), 100),
      signal: stop.signal,
    });
    await expect(running).rejects.toThrow("interrupted");
    expect(server.calls.at(-1)?.action).toBe("AmazonAthena.StopQueryExecution");
  });

  it.each([
    [{ table: "missing" }, "access_logs.missing: got no such table"],
    [{ table: "unpartitioned" }, "expected one partition column of the projection type date"],
    [{ from: "20 Oct" }, '--from: got "20 Oct", expected a day such as 2026-11-20'],
    [{ to: "2026-10-20" }, "expected a day not before --from 2026-10-24"],
  ])("refuses %o", async (wrong, message) => {
    await expect(analyzeOnAthena({ ...options, ...wrong }, { onEstimate: () => {} })).rejects.toThrow(message);
  });
});

/** Sums of doubles differ in their last digits with the order of adding. */
function rounded(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_key, one: unknown) =>
    typeof one === "number" ? Number(one.toPrecision(9)) : one,
  );
}
