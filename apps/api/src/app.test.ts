import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { createApp } from "./app.js";
import { randomIdentity } from "./request-identity.js";
import type { RequestLine } from "./request-log.js";
import { type RunningServer, serve } from "./serve.js";

const lines: RequestLine[] = [];
let server: RunningServer;

beforeAll(async () => {
  const environment = { stage: "trial", startsCold: true };
  const app = createApp({ environment, identify: randomIdentity, write: (line) => lines.push(line) });
  server = await serve(app, 0);
});
afterAll(() => server.stop(0));
beforeEach(() => {
  lines.length = 0;
});

const get = (path: string, init?: RequestInit) => fetch(`${server.url}${path}`, init);

/** The response may arrive before the server has noticed that it is complete. */
async function lineOf(response: Response): Promise<RequestLine> {
  const requestId = response.headers.get("x-request-id");
  await expect.poll(() => lines.map((line) => line.requestId)).toContain(requestId);
  const [line, ...more] = lines.filter((candidate) => candidate.requestId === requestId);
  expect(more).toEqual([]);
  if (line === undefined) throw new Error("polled until there was one");
  return line;
}

// First, while nothing else has been asked: only the first request of a process can be the cold one.
it("logs the first request of a process that starts cold as cold, and no other", async () => {
  expect((await lineOf(await get("/health"))).coldStart).toBe(true);
  expect((await lineOf(await get("/health"))).coldStart).toBe(false);
});

describe("greetings", () => {
  it.each([
    { path: "/", text: "hello world" },
    { path: "/test", text: "test" },
  ])("GET $path is $text", async ({ path, text }) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(response.headers.get("x-powered-by")).toBeNull();
    expect(await response.text()).toBe(text);
  });
});

it("GET /health tells stage, version and how long it has been up", async () => {
  const response = await get("/health");
  expect(response.headers.get("cache-control")).toBe("no-store");
  const health = await response.json();
  expect(health).toEqual({
    status: "ok",
    stage: "trial",
    version: manifest.version,
    uptimeSeconds: expect.any(Number),
  });
});

describe("GET /work", () => {
  it.each([0, 30])("takes ms=%i at least", async (ms) => {
    const body = await (await get(`/work?ms=${ms}`)).json();
    expect(body).toEqual({ requestedMs: ms, workedMs: expect.any(Number) });
    expect((body as { workedMs: number }).workedMs).toBeGreaterThanOrEqual(ms - 1); // timers round down to their own clock's ms
  });

  it("does not keep other requests waiting", async () => {
    const order: string[] = [];
    const working = get("/work?ms=400").then(() => order.push("work"));
    await get("/").then(() => order.push("root"));
    await working;
    expect(order).toEqual(["root", "work"]);
  });

  it.each([
    { query: "", found: "is missing", value: null },
    { query: "?ms=", found: 'is ""', value: "" },
    { query: "?ms=abc", found: 'is "abc"', value: "abc" },
    { query: "?ms=-1", found: 'is "-1"', value: "-1" },
    { query: "?ms=10001", found: 'is "10001"', value: "10001" },
    { query: "?ms=1.5", found: 'is "1.5"', value: "1.5" },
    { query: "?ms=1e3", found: 'is "1e3"', value: "1e3" },
    { query: "?ms=99999999999999999999", found: 'is "99999999999999999999"', value: "99999999999999999999" },
    { query: "?ms=1&ms=2", found: 'is ["1","2"]', value: ["1", "2"] },
  ])("refuses $query, naming value and range", async ({ query, found, value }) => {
    const response = await get(`/work${query}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      error: {
        code: "INVALID_PARAMETER",
        message: `query parameter "ms" ${found}: expected an integer from 0 to 10000`,
        parameter: "ms",
        value,
        min: 0,
        max: 10_000,
        requestId: response.headers.get("x-request-id"),
      },
    });
  });
});

describe("GET /fan-out", () => {
  it.each([
    { query: "?count=12&concurrency=4", is: { jobs: 12, concurrency: 4, peakConcurrency: 4 } },
    { query: "?count=3&concurrency=20", is: { jobs: 3, concurrency: 20, peakConcurrency: 3 } },
    { query: "?count=2&concurrency=1", is: { jobs: 2, concurrency: 1, peakConcurrency: 1 } },
    { query: "", is: { jobs: 10, concurrency: 5, peakConcurrency: 5 } },
  ])("$query reports the concurrency that it saw", async ({ query, is }) => {
    expect(await (await get(`/fan-out${query}`)).json()).toEqual(is);
  });

  it.each([
    { query: "?count=101", message: 'query parameter "count" is "101": expected an integer from 1 to 100' },
    { query: "?concurrency=0", message: 'query parameter "concurrency" is "0": expected an integer from 1 to 20' },
  ])("refuses $query", async ({ query, message }) => {
    const response = await get(`/fan-out${query}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { message } });
  });
});

describe("errors", () => {
  it.each([
    { method: "GET", path: "/nowhere" },
    { method: "POST", path: "/" },
    { method: "GET", path: "/%ff" },
    { method: "GET", path: "/constructor" },
  ])("answers $method $path with 404 as JSON", async ({ method, path }) => {
    const response = await get(path, { method });
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
    const requestId = response.headers.get("x-request-id");
    expect(await response.json()).toEqual({
      error: { code: "NOT_FOUND", message: `no route for ${method} ${path}`, requestId },
    });
  });
});

describe("the log", () => {
  it("has one line a request", async () => {
    const response = await get("/work?ms=20");
    const line = await lineOf(response);
    expect(line).toEqual({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      level: "info",
      message: "request",
      requestId: response.headers.get("x-request-id"),
      service: "api",
      stage: "trial",
      method: "GET",
      path: "/work",
      route: "/work",
      status: 200,
      durationMs: expect.any(Number),
      coldStart: false,
    });
    expect(line.durationMs).toBeGreaterThanOrEqual(19);
  });

  it("has no route where none matched", async () => {
    expect(await lineOf(await get("/nowhere"))).toMatchObject({
      level: "info",
      route: null,
      path: "/nowhere",
      status: 404,
    });
  });

  it("has status 499 where the caller left", async () => {
    const caller = httpRequest(`${server.url}/work?ms=60`, () => {});
    caller.on("error", () => {}); // its own leaving
    caller.end();
    await new Promise((resolve) => caller.once("socket", (socket) => socket.once("connect", resolve)));
    setTimeout(() => caller.destroy(), 20);
    await expect.poll(() => lines).toMatchObject([{ path: "/work", status: 499, level: "info" }]);
  });

  it("does not take over the caller's request id", async () => {
    const response = await get("/", { headers: { "x-request-id": "forged" } });
    expect(response.headers.get("x-request-id")).not.toBe("forged");
  });
});
