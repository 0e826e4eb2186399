import { once } from "node:events";
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { GetFunctionConfigurationCommand } from "@aws-sdk/client-lambda";
import { afterEach, beforeEach, expect, test } from "vitest";
import { clients } from "../../test/clients.js";
import { type LocalAws, startLocalAws } from "../start-local-aws.js";
import { readAll } from "./aws-request.js";

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: readonly string[];
  readonly body: Buffer;
}

/** A server in the emulator's place: tells what reached it, and answers as a test says. */
let seen: Seen[];
let answer: (response: ServerResponse, incoming: IncomingMessage) => void;
let upstream: ReturnType<typeof createServer>;
let aws: LocalAws;

beforeEach(async () => {
  seen = [];
  answer = (response) => response.end("ok");
  upstream = createServer(async (incoming, response) => {
    const body = await readAll(incoming);
    seen.push({ method: incoming.method, url: incoming.url, headers: incoming.rawHeaders, body });
    answer(response, incoming);
  });
  upstream.listen(0, "127.0.0.1");
  await once(upstream, "listening");
  aws = await startLocalAws({ upstream: `http://127.0.0.1:${(upstream.address() as AddressInfo).port}` });
});
afterEach(async () => {
  await aws.close();
  upstream.closeAllConnections();
  upstream.close();
});

const SIGNED = "AWS4-HMAC-SHA256 Credential=a/20261101/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=f0";

async function send(
  method: string,
  path: string,
  headers: Record<string, string>,
  body: Buffer | string = "",
): Promise<{ readonly status: number | undefined; readonly headers: readonly string[]; readonly body: Buffer }> {
  const outgoing = httpRequest(`${aws.url}${path}`, { method, headers: { authorization: SIGNED, ...headers } });
  outgoing.end(body);
  const [response] = (await once(outgoing, "response")) as [IncomingMessage];
  return { status: response.statusCode, headers: response.rawHeaders, body: await readAll(response) };
}

test.each([
  {
    protocol: "query",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: "Action=SendMessage&A=%20%C3%A9",
  },
  {
    protocol: "json",
    headers: { "X-Amz-Target": "AmazonSQS.SendMessage", "Content-Type": "application/x-amz-json-1.0" },
    body: '{ "A" :1}',
  },
  {
    protocol: "cbor",
    headers: { "Smithy-Protocol": "rpc-v2-cbor", "Content-Type": "application/cbor" },
    body: Buffer.from([0xbf, 0xff, 0x00]),
    path: "/service/Some/operation/Thing",
  },
  {
    protocol: "REST",
    headers: { "Content-Type": "application/octet-stream" },
    body: Buffer.from([0, 255, 1]),
    path: "/b/k%2Fa%20b?x=%7E&y",
  },
])("passes the $protocol protocol on, byte for byte", async ({ headers, body, path = "/" }) => {
  answer = (response) => {
    response.writeHead(418, ["X-Odd-Case", "1", "Set-Cookie", "a", "Set-Cookie", "b"]);
    response.end(Buffer.from([9, 0, 255]));
  };
  const got = await send("POST", path, headers, body);
  expect(seen).toHaveLength(1);
  expect(seen[0]).toMatchObject({ method: "POST", url: path });
  expect(seen[0]?.body.equals(Buffer.from(body))).toBe(true);
  for (const [name, value] of Object.entries(headers)) {
    expect(seen[0]?.headers[(seen[0]?.headers.indexOf(name) ?? 0) + 1]).toBe(value); // also the case of the name
  }
  expect(got.status).toBe(418);
  expect(got.body.equals(Buffer.from([9, 0, 255]))).toBe(true);
  expect(got.headers.filter((header) => header === "Set-Cookie")).toHaveLength(2);
  expect(got.headers).toContain("X-Odd-Case");
});

test("streams an answer while it is still being made", async () => {
  let finish = () => {};
  answer = (response) => {
    response.write("first");
    finish = () => response.end("last");
  };
  const outgoing = httpRequest(`${aws.url}/b/k`, { headers: { authorization: SIGNED } });
  outgoing.end();
  const [response] = (await once(outgoing, "response")) as [IncomingMessage];
  const [chunk] = (await once(response, "data")) as [Buffer];
  expect(chunk.toString()).toBe("first"); // arrived although the answer has no end yet
  finish();
  expect((await readAll(response)).toString()).toBe("last");
});

test("streams a request whose length nobody knows", async () => {
  const outgoing = httpRequest(`${aws.url}/b/k`, {
    method: "PUT",
    headers: { authorization: SIGNED, "transfer-encoding": "chunked" },
  });
  outgoing.write("one ");
  outgoing.end("two");
  const [response] = (await once(outgoing, "response")) as [IncomingMessage];
  await readAll(response);
  expect(seen[0]?.body.toString()).toBe("one two");
});

test("breaks off where the upstream breaks off, and goes on with the next request", async () => {
  answer = (response) => {
    response.write("half");
    setImmediate(() => response.destroy());
  };
  await expect(send("GET", "/b/k", {})).rejects.toMatchObject({ code: "ECONNRESET" });
  answer = (response) => response.end("whole");
  expect((await send("GET", "/b/k", {})).body.toString()).toBe("whole");
});

test("says so when the upstream is gone, in the caller's protocol", async () => {
  upstream.closeAllConnections();
  upstream.close();
  await once(upstream, "close");
  const read = clients(aws.url).lambda.send(new GetFunctionConfigurationCommand({ FunctionName: "f" }));
  await expect(read).rejects.toMatchObject({ name: "UpstreamUnreachable", $metadata: { httpStatusCode: 502 } });
  const query = await send("POST", "/", { "content-type": "application/x-www-form-urlencoded" }, "Action=X");
  expect(query.body.toString()).toContain("<Code>UpstreamUnreachable</Code>");
});
