import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { smoke } from "./smoke.js";

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** A server on this machine, whose base address comes back. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const test = { expectStatus: 200, expectText: "ok", attempts: 4, pauseMs: 1, timeoutMs: 2_000 };

describe("a smoke test", () => {
  it("passes at once when the answer is the expected one", async () => {
    const url = await serve((_request, response) => response.end('{"status":"ok"}'));
    expect(await smoke({ ...test, url })).toEqual({ kind: "passed", attempts: 1 });
  });

  it("asks again while the answer is not there yet", async () => {
    let asked = 0;
    const url = await serve((_request, response) => {
      asked += 1;
      response.statusCode = asked < 3 ? 503 : 200;
      response.end("ok");
    });
    expect(await smoke({ ...test, url })).toEqual({ kind: "passed", attempts: 3 });
  });

  it("gives up and says what it saw last", async () => {
    const url = await serve((_request, response) => {
      response.statusCode = 500;
      response.end('{"message":"Internal Server Error"}');
    });
    expect(await smoke({ ...test, url })).toEqual({
      kind: "failed",
      attempts: 4,
      lastAnswer: String.raw`status 500, "{\"message\":\"Internal Server Error\"}"`,
    });
  });

  it("fails on the right status with the wrong text", async () => {
    const url = await serve((_request, response) => response.end("hello"));
    expect(await smoke({ ...test, url })).toMatchObject({ kind: "failed", lastAnswer: 'status 200, "hello"' });
  });

  it("does not follow a redirect: the answer must be the function's own", async () => {
    const url = await serve((request, response) => {
      if (request.url === "/login") response.end("ok");
      else response.writeHead(302, { location: "/login" }).end();
    });
    expect(await smoke({ ...test, url })).toMatchObject({ kind: "failed" });
  });

  it("takes a connection that is refused, and an answer that does not come, as failures", async () => {
    const refused = await smoke({ ...test, url: "http://127.0.0.1:9" });
    expect(refused).toMatchObject({ kind: "failed", attempts: 4 });
    const silent = await serve(() => {});
    expect(await smoke({ ...test, url: silent, attempts: 1, timeoutMs: 50 })).toMatchObject({ kind: "failed" });
  });
});
