import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { columnOf, minutesOf, type ReadOptions, readLogFile, routesOf } from "./read-log.js";

const fixture = (name: string, options?: ReadOptions) =>
  readLogFile(fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url)), options);

const durationsMs = (reading: Awaited<ReturnType<typeof fixture>>) =>
  columnOf(reading, "durationMs").map((durationMs) => Number(durationMs.toFixed(3)));

describe("fixtures of every format are read whole", () => {
  it("Application Load Balancer: IPv6, escaped quotes, WebSocket, what is no HTTP", async () => {
    const reading = await fixture("alb.log");
    expect(reading.format).toBe("alb");
    expect(reading.counts.lines).toEqual({ requests: 7, skipped: 0, malformed: 0 });
    expect(minutesOf(reading)).toEqual({ "2026-11-02T08:00": 3, "2026-11-02T08:01": 2, "2026-11-02T09:30": 2 });
    expect(routesOf(reading)).toEqual({
      "(not HTTP) 460": 1,
      "GET /cart 200": 1,
      "GET /live 101": 1,
      "GET /orders/{id}/lines/{id} 200": 1,
      "POST /orders 201": 1,
      "POST /pkg.Service/Call 200": 1,
      "PROPFIND /dav/{id}/notes 502": 1,
    });
    // 12 + 250 + 2; 30,003 + 8; 1,500, and -1 for the request that reached no target
    expect(durationsMs(reading)).toEqual([264, 30_011, 1500]);
  });

  it("Combined Log Format: virtual hosts, hidden quotes, a TLS hello, offsets", async () => {
    const reading = await fixture("combined.log");
    expect(reading.format).toBe("clf");
    expect(reading.counts.lines).toEqual({ requests: 7, skipped: 0, malformed: 0 });
    // 09:00 +01:00 is 08:00 UTC
    expect(minutesOf(reading)).toEqual({ "2026-11-02T08:00": 3, "2026-11-02T09:30": 4 });
    expect(routesOf(reading)).toEqual({
      "(not HTTP) 400": 1,
      "(not HTTP) 408": 1,
      "GET /cart 200": 1,
      "GET /orders/{id} 404": 1,
      "GET /say 200": 1,
      "MKCALENDAR /dav/caf\\xC3\\xA9/ 503": 1,
      "POST /orders 201": 1,
    });
  });

  it("Common Log Format, west of Greenwich", async () => {
    const reading = await fixture("common.log");
    expect(reading.format).toBe("clf");
    expect(minutesOf(reading)).toEqual({ "2026-10-10T20:55": 2 });
    expect(routesOf(reading)).toEqual({ "GET /apache_pb.gif 200": 1, "HEAD / 304": 1 });
  });

  it("API Gateway in Common Log Format", async () => {
    const reading = await fixture("apigateway-clf.log");
    expect(reading.format).toBe("clf");
    expect(routesOf(reading)).toEqual({ "ANY /{proxy+} 502": 1, "GET /orders/{id} 200": 1 });
  });

  it("API Gateway in JSON, also behind a CloudWatch time", async () => {
    const reading = await fixture("apigateway.json.log");
    expect(reading.format).toBe("apigateway-json");
    expect(reading.counts.lines).toEqual({ requests: 3, skipped: 0, malformed: 0 });
    expect(minutesOf(reading)).toEqual({ "2026-11-02T08:00": 2, "2026-11-02T08:01": 1 });
    expect(routesOf(reading)).toEqual({ "$default 502": 1, "GET /orders/{id} 200": 1, "PATCH /café 200": 1 });
    expect(durationsMs(reading)).toEqual([42, 8]);
  });

  it("CloudFront: header lines, IPv6, an odd method", async () => {
    const reading = await fixture("cloudfront.log");
    expect(reading.format).toBe("cloudfront");
    expect(reading.counts.lines).toEqual({ requests: 3, skipped: 2, malformed: 0 });
    expect(minutesOf(reading)).toEqual({ "2026-11-02T08:00": 2, "2026-11-02T09:15": 1 });
    expect(routesOf(reading)).toEqual({
      "GET /index.html 200": 1,
      "GET /orders/{id} 200": 1,
      "PURGE /caf%C3%A9/%E6%97%A5%E6%9C%AC 403": 1,
    });
    expect(durationsMs(reading)).toEqual([116, 0]);
  });

  it("Lambda REPORT lines: exported, tailed, downloaded; timeout, SnapStart", async () => {
    const reading = await fixture("lambda-report.log");
    expect(reading.format).toBe("lambda-report");
    // START, END, the application's own line, and the quote that ends a CSV field
    expect(reading.counts.lines).toEqual({ requests: 4, skipped: 4, malformed: 0 });
    expect(reading.counts.statuses).toEqual([
      { status: "success", requests: 3 },
      { status: "timeout", requests: 1 },
    ]);
    // 312.4 + 3,000 + 12; 15
    expect(durationsMs(reading)).toEqual([3324.4, 15]);
    expect(columnOf(reading, "coldStarts")).toEqual([2, 0]);
    expect(columnOf(reading, "initMs")).toEqual([788.35, 0]); // Init 288.25 + Restore 500.10
    expect(reading.counts.memory.toSorted((a, b) => a.usedMb - b.usedMb)).toMatchObject([
      { memoryMb: 1024, usedMb: 98, requests: 3 },
      { memoryMb: 1024, usedMb: 211, requests: 1 },
    ]);
  });

  it("Lambda platform reports, with an application that quotes the event's name", async () => {
    const reading = await fixture("lambda-platform.log");
    expect(reading.format).toBe("lambda-platform");
    expect(reading.counts.lines).toEqual({ requests: 2, skipped: 3, malformed: 0 });
    // 08:00:10 less 2 s, and 08:00:00
    expect(minutesOf(reading)).toEqual({ "2026-11-02T08:00": 2 });
    expect(durationsMs(reading)).toEqual([2101.51]);
    expect([...columnOf(reading, "coldStarts"), ...columnOf(reading, "initMs")]).toEqual([1, 311.68]);
    expect(reading.counts.statuses.map(({ status }) => status).toSorted()).toEqual(["error", "success"]);
  });

  it("CSV with semicolons, quotes in quotes, a clock without a zone, seconds", async () => {
    const reading = await fixture("requests.csv", { logTimezone: "Europe/Berlin" });
    expect(reading.format).toBe("csv");
    expect(reading.counts.lines).toEqual({ requests: 3, skipped: 1, malformed: 0 });
    expect(minutesOf(reading)).toEqual({ "2026-11-02T08:00": 3 });
    expect(routesOf(reading)).toEqual({ "/cart 200": 1, '/say "hello"; and more 200': 1, "/日本語/{id} 503": 1 });
    expect(durationsMs(reading)).toEqual([1762]); // 12 + 250 + 1,500
  });
});
