import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Json, JsonObject } from "../src/json.js";

/** A server that speaks as much of GitHub's API as the tests need, and remembers what it was told. */
export interface FakeGithub {
  readonly apiUrl: string;
  /** Answers by path with query, `/deployments?environment=dev`; what is not here is 404. */
  readonly answers: Map<string, Json>;
  /** What was written: `PATCH /issues/7`, with the body. */
  readonly written: { readonly call: string; readonly body: JsonObject }[];
  stop(): void;
}

export const repository = "owner/shop";

export async function fakeGithub(): Promise<FakeGithub> {
  const answers = new Map<string, Json>();
  const written: { call: string; body: JsonObject }[] = [];
  const server = createServer(async (request, response) => {
    const path = (request.url ?? "").replace(`/repos/${repository}`, "");
    const body = await bodyOf(request);
    response.setHeader("content-type", "application/json");
    if (request.headers.authorization !== "Bearer a-token") {
      response.statusCode = 401;
      response.end('{"message":"Bad credentials"}');
    } else if (request.method !== "GET") {
      written.push({ call: `${request.method} ${path}`, body: JSON.parse(body) });
      response.end("{}");
    } else if (answers.has(path)) {
      response.end(JSON.stringify(answers.get(path)));
    } else {
      response.statusCode = 404;
      response.end('{"message":"Not Found"}');
    }
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers,
    written,
    stop: () => server.close(),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}
