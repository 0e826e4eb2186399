import { access } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { FunctionNotFoundError, ReservedEnvironmentError } from "../errors.js";
import type { FunctionConfiguration } from "./function-configuration.js";
import { type RunningLambda, startLambda } from "./start-lambda.js";

const fixtures = (name: string) => fileURLToPath(new URL(`../../test/fixtures/${name}`, import.meta.url));

let running: RunningLambda | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

async function start(handler: string, more: Partial<FunctionConfiguration> = {}): Promise<RunningLambda> {
  running = await startLambda({
    directory: fixtures("handlers"),
    handler: `lambda.${handler}`,
    environment: {},
    ...more,
  });
  return running;
}

const startBroken = (handler: string, more: Partial<FunctionConfiguration> = {}) =>
  start(handler, { directory: fixtures("broken"), handler, ...more });

describe("a function that works", () => {
  it("gets the event and Lambda's context, and its result is the payload", async () => {
    const lambda = await start("handler", { functionName: "checkout", memoryMb: 256, timeoutMs: 5000 });
    const { status, payload, requestId } = await lambda.invoke({ name: "ünïcode ✓" });
    expect(status).toBe("succeeded");
    expect(payload).toMatchObject({
      event: { name: "ünïcode ✓" },
      context: {
        awsRequestId: requestId,
        functionName: "checkout",
        functionVersion: "$LATEST",
        memoryLimitInMB: "256",
        invokedFunctionArn: "arn:aws:lambda:us-east-1:123456789012:function:checkout",
        logGroupName: "/aws/lambda/checkout",
      },
    });
    const { context } = payload as { context: { remainingMs: number } };
    expect(context.remainingMs).toBeGreaterThan(0);
    expect(context.remainingMs).toBeLessThanOrEqual(5000);
  });

  it("starts cold once and keeps its memory afterwards", async () => {
    const lambda = await start("handler");
    const [first, second] = [await lambda.invoke({}), await lambda.invoke({})];
    expect(first.initMs).toBeGreaterThan(0);
    expect(second.initMs).toBeNull();
    expect(first.payload).toMatchObject({ invocations: 1 });
    expect(second.payload).toMatchObject({ invocations: 2 });
  });

  it("serves calls made at the same time one after the other, each with its own result", async () => {
    const lambda = await start("handler");
    const results = await Promise.all([1, 2, 3].map((n) => lambda.invoke({ n })));
    expect(results.map(({ payload }) => payload)).toMatchObject([
      { event: { n: 1 }, invocations: 1 },
      { event: { n: 2 }, invocations: 2 },
      { event: { n: 3 }, invocations: 3 },
    ]);
  });

  it("answers null when the handler returns nothing", async () => {
    expect(await (await start("nothing")).invoke({})).toMatchObject({ status: "succeeded", payload: null });
  });

  it("reports the largest memory so far", async () => {
    const lambda = await start("eater");
    const small = await lambda.invoke({ megabytes: 0 });
    const large = await lambda.invoke({ megabytes: 100 });
    expect(small.peakMemoryMb).toBeGreaterThan(10);
    expect(large.peakMemoryMb).toBeGreaterThan((small.peakMemoryMb ?? 0) + 80);
  });
});

describe("the environment", () => {
  it("holds what Lambda sets and what the function sets, and nothing of this process", async () => {
    process.env.LEAKED_FROM_THE_TEST = "yes";
    const lambda = await start("environment", {
      environment: { STAGE: "local" },
      region: "eu-west-1",
      credentials: { accessKeyId: "key", secretAccessKey: "secret" },
    });
    const { payload } = await lambda.invoke({});
    delete process.env.LEAKED_FROM_THE_TEST;
    const { cwd, variables } = payload as { cwd: string; variables: Record<string, string> };
    expect(variables).toMatchObject({
      STAGE: "local",
      AWS_REGION: "eu-west-1",
      AWS_ACCESS_KEY_ID: "key",
      AWS_SECRET_ACCESS_KEY: "secret",
      AWS_LAMBDA_FUNCTION_NAME: "local-function",
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "512",
      LAMBDA_TASK_ROOT: cwd,
      _HANDLER: "lambda.environment",
      _X_AMZN_TRACE_ID: expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0$/),
    });
    expect(variables).not.toHaveProperty("LEAKED_FROM_THE_TEST");
    expect(variables).not.toHaveProperty("HOME");
  });

  it.each(["AWS_REGION", "AWS_LAMBDA_FUNCTION_NAME", "_HANDLER"])("refuses the reserved variable %s", async (name) => {
    const starting = start("handler", { environment: { [name]: "x" } });
    await expect(starting).rejects.toThrow(ReservedEnvironmentError);
    await expect(starting).rejects.toThrow(`environment.${name} is reserved`);
  });

  it("is a copy of the folder, deleted at the end", async () => {
    const lambda = await start("environment");
    const { cwd } = (await lambda.invoke({})).payload as { cwd: string };
    expect(cwd).not.toBe(fixtures("handlers"));
    await access(cwd);
    await lambda.stop();
    await expect(access(cwd)).rejects.toThrow("ENOENT");
  });

  it("cannot import what was not deployed with it", async () => {
    const { status, payload } = await (await startBroken("missing-package.handler")).invoke({});
    expect(status).toBe("init-failed");
    expect(payload).toMatchObject({ errorMessage: expect.stringContaining("Cannot find package 'esbuild'") });
  });
});

describe("logs", () => {
  it("belong to the invocation that wrote them: console lines with Lambda's prefix, raw lines as written", async () => {
    const lambda = await start("talkative");
    const [first, second] = [await lambda.invoke({ word: "one" }), await lambda.invoke({ word: "two" })];
    for (const [word, { logs, requestId }] of Object.entries({ one: first, two: second })) {
      expect([...logs].sort()).toEqual([
        expect.stringMatching(new RegExp(`^\\d{4}-.*Z\\t${requestId}\\tINFO\\tsaid ${word}$`)),
        `error stream ${word}`,
        `{"word":"${word}","line":0}`,
      ]);
    }
  });

  it("are complete however many there are", async () => {
    const { logs } = await (await start("talkative")).invoke({ word: "x", times: 20_000 });
    expect(logs.filter((line) => line.startsWith("{"))).toHaveLength(20_000);
    expect(logs).toContain('{"word":"x","line":19999}');
  });
});

describe("a function that fails", () => {
  it("reports what the handler threw and lives on", async () => {
    const lambda = await start("thrower");
    const first = await lambda.invoke({ message: "too large" });
    expect(first).toMatchObject({ status: "failed", payload: { errorType: "RangeError", errorMessage: "too large" } });
    expect(first.logs).toEqual([expect.stringMatching(/\tERROR\tInvoke Error /)]);
    expect((await lambda.invoke({ message: "again" })).initMs).toBeNull();
  });

  it("reports a result that is no JSON", async () => {
    const { status, payload } = await (await start("circular")).invoke({});
    expect(status).toBe("failed");
    expect(payload).toMatchObject({ errorType: "Runtime.MarshalError" });
  });

  it("is killed at its timeout, and the next invocation starts cold", async () => {
    const lambda = await start("sleeper", { timeoutMs: 500 });
    const late = await lambda.invoke({ ms: 60_000 });
    expect(late).toMatchObject({
      status: "timed-out",
      payload: { errorType: "Sandbox.Timedout", errorMessage: expect.stringContaining("timed out after 0.50 seconds") },
      peakMemoryMb: null,
    });
    const next = await lambda.invoke({ ms: 0 });
    expect(next).toMatchObject({ status: "succeeded", payload: { slept: 0, invocations: 1 } });
    expect(next.initMs).toBeGreaterThan(0);
  });

  it("reports an exit without an answer, and the next invocation starts cold", async () => {
    const lambda = await start("quitter");
    const { status, payload, requestId } = await lambda.invoke({ status: 3 });
    expect(status).toBe("exited");
    expect(payload).toEqual({
      errorType: "Runtime.ExitError",
      errorMessage: `RequestId: ${requestId} Error: Runtime exited with error: exit status 3`,
    });
    expect((await lambda.invoke({ status: 4 })).initMs).toBeGreaterThan(0);
  });

  it("reports a rejection that nobody caught, and the next invocation starts cold", async () => {
    const lambda = await start("rejector");
    const first = await lambda.invoke({ ms: 60_000 });
    expect(first).toMatchObject({
      status: "failed",
      payload: { errorType: "Runtime.UnhandledPromiseRejection", errorMessage: "nobody caught this" },
    });
    expect((await lambda.invoke({ ms: 60_000 })).initMs).toBeGreaterThan(0);
  });
});

describe("a function that does not start", () => {
  it("reports what its module threw, with the lines of the init phase, and is started anew for the next event", async () => {
    const lambda = await startBroken("missing-variable.handler");
    for (const invocation of [await lambda.invoke({}), await lambda.invoke({})]) {
      expect(invocation).toMatchObject({
        status: "init-failed",
        payload: { errorType: "TypeError", errorMessage: "STAGE is not set: expected dev or prod" },
        logs: [expect.stringContaining("starting"), expect.stringContaining("Init Error")],
      });
      expect(invocation.initMs).toBeGreaterThan(0);
    }
  });

  it("is killed at the limit of the init phase", async () => {
    const lambda = await startBroken("slow-start.handler", { initTimeoutMs: 300 });
    expect(await lambda.invoke({})).toMatchObject({
      status: "init-failed",
      payload: { errorType: "Sandbox.Timedout" },
    });
  });

  it.each([
    ["lambda.absent", "Runtime.HandlerNotFound", "lambda.absent is undefined or not exported"],
    ["lambda.notAFunction", "Runtime.HandlerNotFound", "lambda.notAFunction is not a function"],
    ["lambda.callback", "Runtime.CallbackHandlerDeprecated", "make it async"],
    ["absent.handler", "Runtime.ImportModuleError", "Cannot find module 'absent'"],
    ["lambda", "Runtime.MalformedHandlerName", 'Bad handler "lambda"'],
  ])("names what is wrong with the handler %s", async (handler, errorType, message) => {
    const lambda = await start(handler, { handler });
    expect(await lambda.invoke({})).toMatchObject({
      status: "init-failed",
      payload: { errorType, errorMessage: expect.stringContaining(message) },
    });
  });

  it("is refused when its folder does not exist", async () => {
    const starting = start("handler", { directory: fixtures("absent") });
    await expect(starting).rejects.toThrow(FunctionNotFoundError);
    await expect(starting).rejects.toThrow("npm run build");
  });
});
