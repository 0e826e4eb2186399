import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleLambda, type Invocation, runInLambda } from "@serverless-autoscaler/lambda-bundle";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundleOptions } from "../bundle-options.js";
import { httpApiEvent } from "../test/events/http-api-event.js";
import { restApiEvent } from "../test/events/rest-api-event.js";

let scratch: string;
let directory: string;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "api-bundle-"));
  directory = join(scratch, "lambda");
  await bundleLambda({ ...bundleOptions, outdir: directory });
});
afterAll(() => rm(scratch, { recursive: true }));

async function send(events: readonly unknown[], environment: Record<string, string> = { STAGE: "dev" }) {
  const { invocations } = await runInLambda({ directory, handler: "lambda.handler", environment, events });
  return invocations;
}

const requestLine = ({ logs }: Invocation) => {
  expect(logs).toHaveLength(1);
  return JSON.parse(logs[0] ?? "");
};

describe("behind an HTTP API, payload format 2.0", () => {
  it("answers hello world, as text, with API Gateway's request id", async () => {
    const [invocation] = await send([httpApiEvent()]);
    expect(invocation).toMatchObject({ status: "succeeded" });
    expect(invocation?.payload).toEqual({
      statusCode: 200,
      isBase64Encoded: false,
      body: "hello world",
      cookies: [],
      headers: {
        "cache-control": "no-store",
        "content-length": "11",
        "content-type": "text/plain; charset=utf-8",
        "x-request-id": "JKJaXmPLvHcESHA=",
      },
    });
  });

  it("answers every route, with the stage in the path or without", async () => {
    const invocations = await send([
      httpApiEvent({ path: "/test" }),
      httpApiEvent({ path: "/dev/test", stage: "dev" }),
      httpApiEvent({ path: "/health" }),
      httpApiEvent({ path: "/work", query: "ms=5" }),
      httpApiEvent({ path: "/fan-out", query: "count=6&concurrency=3" }),
      httpApiEvent({ path: "/work", query: "ms=no" }),
      httpApiEvent({ path: "/nowhere" }),
      httpApiEvent({ path: "/", method: "POST", body: { text: "aGVsbG8=", base64: true } }),
    ]);
    expect(invocations.map(({ payload }) => payload)).toMatchObject([
      { statusCode: 200, body: "test" },
      { statusCode: 200, body: "test" },
      { statusCode: 200, body: expect.stringContaining('"stage":"dev"') },
      { statusCode: 200, body: expect.stringContaining('"requestedMs":5') },
      { statusCode: 200, body: '{"jobs":6,"concurrency":3,"peakConcurrency":3}' },
      { statusCode: 400, body: expect.stringContaining("expected an integer from 0 to 10000") },
      { statusCode: 404, body: expect.stringContaining("no route for GET /nowhere") },
      { statusCode: 404, body: expect.stringContaining("no route for POST /") },
    ]);
    expect(invocations.map((invocation) => requestLine(invocation).coldStart)).toEqual([true, ...Array(7).fill(false)]);
  });

  it("logs one line of JSON a request, with the ids of API Gateway and of Lambda", async () => {
    const [invocation] = await send([httpApiEvent({ path: "/work", query: "ms=5" })]);
    if (invocation === undefined) throw new Error("one event, one invocation");
    expect(requestLine(invocation)).toMatchObject({
      level: "info",
      stage: "dev",
      requestId: "JKJaXmPLvHcESHA=",
      lambdaRequestId: invocation.requestId,
      method: "GET",
      route: "/work",
      status: 200,
      coldStart: true,
    });
  });
});

describe("behind a REST API, format 1.0", () => {
  it("answers, with the query and the path without its stage", async () => {
    const invocations = await send([
      restApiEvent(),
      restApiEvent({ path: "/test" }),
      restApiEvent({ path: "/work", query: { ms: ["3"] } }),
      restApiEvent({ path: "/work", query: { ms: ["3", "4"] } }),
    ]);
    expect(invocations.map(({ payload }) => payload)).toMatchObject([
      { statusCode: 200, body: "hello world", isBase64Encoded: false, multiValueHeaders: {} },
      { statusCode: 200, body: "test" },
      { statusCode: 200, body: expect.stringContaining('"requestedMs":3') },
      { statusCode: 400, body: expect.stringContaining('"value":["3","4"]') },
    ]);
    const [first] = invocations;
    expect(first && requestLine(first)).toMatchObject({ requestId: "6f0e1d2c-3b4a-4958-8776-655443322110" });
  });
});

describe("what goes wrong", () => {
  it("an event that is none of API Gateway's fails by name, and the next request is served", async () => {
    const [ping, nothing, request] = await send([{ source: "aws.events" }, null, httpApiEvent()]);
    for (const failed of [ping, nothing]) {
      expect(failed).toMatchObject({ status: "failed", payload: { errorType: "MalformedEventError" } });
    }
    expect(request).toMatchObject({ status: "succeeded", initMs: null, payload: { body: "hello world" } });
  });

  it.each([
    { environment: {}, message: "STAGE is not set: expected a name" },
    { environment: { STAGE: "Prod!" }, message: 'STAGE is "Prod!": expected a name' },
  ])("the environment $environment fails the cold start by name", async ({ environment, message }) => {
    const [invocation] = await send([httpApiEvent()], environment);
    expect(invocation).toMatchObject({
      status: "init-failed",
      payload: { errorType: "EnvironmentError", errorMessage: expect.stringContaining(message) },
    });
  });
});
