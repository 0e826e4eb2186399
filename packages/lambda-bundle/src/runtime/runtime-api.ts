import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Deferred, deferred } from "./deferred.js";

/** One event for the environment, with what Lambda tells about it in headers. */
export interface Work {
  readonly requestId: string;
  /** Epoch milliseconds at which Lambda would end the invocation. */
  readonly deadlineMs: number;
  readonly functionArn: string;
  readonly traceId: string;
  /** JSON text of the event. */
  readonly event: string;
}

/** What the environment posted. */
export interface Answer {
  readonly kind: "response" | "error";
  /** JSON text: the handler's result, or `{ errorType, errorMessage, trace }`. */
  readonly body: string;
  readonly peakMemoryBytes: number;
  /** The process ends after this answer: an error outside the handler, or an init error. */
  readonly environmentEnds: boolean;
}

/** The Lambda Runtime API of one environment, on a free port of 127.0.0.1. */
export interface RuntimeApi {
  /** `host:port`, the value of AWS_LAMBDA_RUNTIME_API. */
  readonly address: string;
  /** Settles once: `undefined` when the environment first asks for work, or the init error that it posted. */
  readonly initialised: Promise<Answer | undefined>;
  /** Hands over one event and waits for its answer. One at a time, as an environment works. */
  deliver(work: Work): Promise<Answer>;
  close(): void;
}

const PREFIX = "/2018-06-01/runtime/";

/** Starts the server. Protocol: AWS Lambda developer guide, "Using the Lambda runtime API" (read 2026-11). */
export async function startRuntimeApi(): Promise<RuntimeApi> {
  const initialised = deferred<Answer | undefined>();
  let waiting: ServerResponse | undefined;
  let inHand: { readonly work: Work; readonly answer: Deferred<Answer>; sent: boolean } | undefined;

  const sendWork = () => {
    if (waiting === undefined || inHand === undefined || inHand.sent) return;
    const { requestId, deadlineMs, functionArn, traceId, event } = inHand.work;
    inHand.sent = true;
    waiting.writeHead(200, {
      "content-type": "application/json",
      "lambda-runtime-aws-request-id": requestId,
      "lambda-runtime-deadline-ms": deadlineMs,
      "lambda-runtime-invoked-function-arn": functionArn,
      "lambda-runtime-trace-id": traceId,
    });
    waiting.end(event);
    waiting = undefined;
  };

  const takeAnswer = async (
    request: IncomingMessage,
    response: ServerResponse,
    requestId: string,
    kind: Answer["kind"],
  ) => {
    const answer = await readAnswer(request, kind);
    if (inHand?.work.requestId !== requestId) {
      return reply(response, 400, {
        errorType: "InvalidRequestID",
        errorMessage: `no invocation ${requestId} is in hand`,
      });
    }
    inHand.answer.resolve(answer);
    inHand = undefined;
    reply(response, 202, { status: "OK" });
  };

  const server = createServer(async (request, response) => {
    const path = request.url?.startsWith(PREFIX) ? request.url.slice(PREFIX.length) : "";
    const [, requestId, kind] = /^invocation\/([^/]+)\/(response|error)$/.exec(path) ?? [];
    if (request.method === "GET" && path === "invocation/next") {
      initialised.resolve(undefined);
      waiting = response;
      sendWork();
    } else if (request.method === "POST" && path === "init/error") {
      initialised.resolve(await readAnswer(request, "error"));
      reply(response, 202, { status: "OK" });
    } else if (request.method === "POST" && requestId !== undefined) {
      await takeAnswer(request, response, requestId, kind === "error" ? "error" : "response");
    } else {
      reply(response, 404, {
        errorType: "NotFound",
        errorMessage: `${request.method} ${request.url} is no Runtime API`,
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    initialised: initialised.promise,
    deliver(work) {
      const answer = deferred<Answer>();
      inHand = { work, answer, sent: false };
      sendWork();
      return answer.promise;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function readAnswer(request: IncomingMessage, kind: Answer["kind"]): Promise<Answer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return {
    kind,
    body: Buffer.concat(chunks).toString("utf8"),
    peakMemoryBytes: Number(request.headers["x-peak-memory-bytes"]),
    environmentEnds: request.headers["x-environment-ends"] === "true",
  };
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}
