/**
 * The process inside the sandbox: what Lambda's own Node runtime does, on Node alone. It loads `<task root>/<module>`
 * named by `_HANDLER`, then asks the Runtime API for invocations and answers them, one at a time.
 * Protocol: AWS Lambda developer guide, "Using the Lambda runtime API" (read 2026-11).
 */
import { existsSync } from "node:fs";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { format } from "node:util";

const [host, port] = (process.env.AWS_LAMBDA_RUNTIME_API ?? "").split(":");
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
/** @type {string | undefined} */
let currentRequestId;
// The handler may replace process.exit or the streams' write; the runtime keeps its own.
const exit = process.exit.bind(process);
const writeOut = process.stdout.write.bind(process.stdout);
const writeError = process.stderr.write.bind(process.stderr);

// Lambda's text format: console lines get a prefix, what is written straight to stdout does not.
for (const [method, level] of /** @type {const} */ ([
  ["trace", "TRACE"],
  ["debug", "DEBUG"],
  ["log", "INFO"],
  ["info", "INFO"],
  ["warn", "WARN"],
  ["error", "ERROR"],
])) {
  console[method] = (...values) => {
    // One call is one log event, whatever line breaks it holds.
    const message = format(...values).replaceAll("\n", "\r");
    writeOut(`${new Date().toISOString()}\t${currentRequestId}\t${level}\t${message}\n`);
  };
}

/**
 * @param {"GET" | "POST"} method
 * @param {string} path
 * @param {string} body
 * @param {Record<string, string>} [headers]
 * @returns {Promise<{ headers: import("node:http").IncomingHttpHeaders, body: string }>}
 */
function call(method, path, body, headers = {}) {
  return new Promise((resolve, reject) => {
    const url = { host, port, agent, method, path: `/2018-06-01/runtime/${path}` };
    const peakMemoryBytes = String(process.resourceUsage().maxRSS * 1024);
    const sent = request({ ...url, headers: { ...headers, "x-peak-memory-bytes": peakMemoryBytes } }, (response) => {
      /** @type {Buffer[]} */
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => resolve({ headers: response.headers, body: Buffer.concat(chunks).toString("utf8") }));
      response.on("error", reject);
    });
    // No Runtime API, no sandbox: there is nobody left to work for or to tell.
    sent.on("error", () => exit(1));
    sent.end(body);
  });
}

/** The errors that Lambda itself names. */
class RuntimeError extends Error {
  /** @param {string} type @param {string} message */
  constructor(type, message) {
    super(message);
    this.name = type;
  }
}

/** @param {unknown} error */
function describe(error) {
  if (error instanceof Error) {
    return { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? "").split("\n") };
  }
  return { errorType: typeof error, errorMessage: format(error), trace: [] };
}

/** @param {string} path @param {unknown} error @param {Record<string, string>} [headers] */
async function report(path, error, headers) {
  const described = describe(error);
  console.error(path === "init/error" ? "Init Error" : "Invoke Error", JSON.stringify(described));
  endLogs();
  await call("POST", path, JSON.stringify(described), {
    ...headers,
    "content-type": "application/json",
    "lambda-runtime-function-error-type": described.errorType,
  });
}

/** Tells the reader of the streams that all that this invocation wrote has been written. */
function endLogs() {
  const marker = `\u0000end ${currentRequestId ?? "init"}\n`;
  writeOut(marker);
  writeError(marker);
}

/** What the event loop throws belongs to the invocation at hand; the environment ends with it. @param {unknown} error */
async function fail(error) {
  const path = currentRequestId === undefined ? "init/error" : `invocation/${currentRequestId}/error`;
  await report(path, error, { "x-environment-ends": "true" });
  exit(129);
}
process.on("uncaughtException", fail);
process.on("unhandledRejection", (reason) =>
  fail(new RuntimeError("Runtime.UnhandledPromiseRejection", describe(reason).errorMessage)),
);

async function loadHandler() {
  const name = process.env._HANDLER ?? "";
  const [, moduleName = "", exportName = ""] = /^(.+)\.([^.]+)$/.exec(name) ?? [];
  if (moduleName === "") {
    throw new RuntimeError("Runtime.MalformedHandlerName", `Bad handler "${name}": expected file.export`);
  }
  const root = process.env.LAMBDA_TASK_ROOT ?? "";
  const file = [".js", ".mjs", ".cjs"].map((extension) => join(root, moduleName + extension)).find(existsSync);
  if (file === undefined) {
    throw new RuntimeError("Runtime.ImportModuleError", `Error: Cannot find module '${moduleName}' in ${root}`);
  }
  const handler = (await import(pathToFileURL(file).href))[exportName];
  if (handler === undefined) throw new RuntimeError("Runtime.HandlerNotFound", `${name} is undefined or not exported`);
  if (typeof handler !== "function") throw new RuntimeError("Runtime.HandlerNotFound", `${name} is not a function`);
  // Node 24 refuses handlers with a callback; refusing them here too keeps functions ready for it.
  if (handler.length > 2) {
    throw new RuntimeError("Runtime.CallbackHandlerDeprecated", `${name} takes a callback: make it async instead`);
  }
  return handler;
}

/** @param {import("node:http").IncomingHttpHeaders} headers */
function contextOf(headers) {
  const deadlineMs = Number(headers["lambda-runtime-deadline-ms"]);
  return {
    callbackWaitsForEmptyEventLoop: true,
    awsRequestId: currentRequestId,
    invokedFunctionArn: headers["lambda-runtime-invoked-function-arn"],
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    getRemainingTimeInMillis: () => Math.max(0, deadlineMs - Date.now()),
  };
}

/** @param {unknown} value */
function serialise(value) {
  try {
    return JSON.stringify(value) ?? "null";
  } catch (error) {
    throw new RuntimeError(
      "Runtime.MarshalError",
      `Unable to stringify response body: ${describe(error).errorMessage}`,
    );
  }
}

/** @param {(event: unknown, context: object) => unknown} handler */
async function answerNext(handler) {
  const next = await call("GET", "invocation/next", "");
  currentRequestId = String(next.headers["lambda-runtime-aws-request-id"]);
  process.env._X_AMZN_TRACE_ID = String(next.headers["lambda-runtime-trace-id"]);
  const path = `invocation/${currentRequestId}`;
  let body;
  try {
    body = serialise(await handler(JSON.parse(next.body), contextOf(next.headers)));
  } catch (error) {
    await report(`${path}/error`, error);
    return;
  }
  endLogs();
  await call("POST", `${path}/response`, body, { "content-type": "application/json" });
}

const handler = await loadHandler().catch(async (error) => {
  await report("init/error", error, { "x-environment-ends": "true" });
  exit(1);
});
for (;;) await answerNext(handler);
