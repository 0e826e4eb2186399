import express from "express";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { errorResponse } from "./error-responses.js";
import { HttpError } from "./http-error.js";
import { randomIdentity } from "./request-identity.js";
import { type RequestLine, requestLog } from "./request-log.js";
import { type RunningServer, serve } from "./serve.js";

const lines: RequestLine[] = [];
let server: RunningServer;

beforeAll(async () => {
  const app = express();
  app.use(requestLog({ stage: "trial", startsCold: false }, randomIdentity, (line) => lines.push(line)));
  app.get("/throws", () => {
    throw new TypeError("the secret reason");
  });
  app.get("/rejects", async () => Promise.reject(new TypeError("the secret reason")));
  app.get("/throws-text", () => {
    throw "the secret reason";
  });
  app.get("/refuses", () => {
    throw new HttpError(409, "TAKEN", "the name is taken", { name: "checkout" });
  });
  app.use(errorResponse);
  server = await serve(app, 0);
});
afterAll(() => server.stop(0));
beforeEach(() => {
  lines.length = 0;
});

it.each([
  { path: "/throws", error: { name: "TypeError", stack: expect.stringContaining("error-responses.test.ts") } },
  { path: "/rejects", error: { name: "TypeError", stack: expect.stringContaining("error-responses.test.ts") } },
  { path: "/throws-text", error: { name: "string" } },
])("$path is answered with 500 and a request id; only the log says why", async ({ path, error }) => {
  const response = await fetch(`${server.url}${path}`);
  const text = await response.text();
  expect(response.status).toBe(500);
  expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(JSON.parse(text)).toEqual({
    error: {
      code: "INTERNAL_ERROR",
      message: expect.stringContaining("quote its requestId"),
      requestId: response.headers.get("x-request-id"),
    },
  });
  expect(text).not.toMatch(/secret|\.ts/);
  await expect
    .poll(() => lines)
    .toMatchObject([{ level: "error", status: 500, route: path, error: { message: "the secret reason", ...error } }]);
});

it("an error thrown on purpose is answered as it says, and is no error of the log", async () => {
  const response = await fetch(`${server.url}/refuses`);
  expect(response.status).toBe(409);
  const requestId = response.headers.get("x-request-id");
  expect(await response.json()).toEqual({
    error: { code: "TAKEN", message: "the name is taken", name: "checkout", requestId },
  });
  await expect.poll(() => lines).toMatchObject([{ level: "info", status: 409 }]);
  expect(lines[0]).not.toHaveProperty("error");
});
