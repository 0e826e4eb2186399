import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { FaultBook } from "./faults/fault-book.js";
import { tooManyRequests } from "./lambda/refusals.js";
import { OPERATOR_PREFIX, type Operator, operatorReply } from "./operator/operator-routes.js";
import type { RequestCount } from "./operator/request-count.js";
import type { Services } from "./services.js";
import { AwsError } from "./wire/aws-error.js";
import { type AwsRequest, readAll } from "./wire/aws-request.js";
import type { Forwarder } from "./wire/forward.js";
import { recognise } from "./wire/recognise.js";
import { renderError } from "./wire/render-error.js";
import type { Answer, Reply } from "./wire/reply.js";

export interface EndpointParts {
  readonly services: (region: string) => Services;
  readonly forwarder: Forwarder | undefined;
  readonly faults: FaultBook;
  readonly counts: RequestCount;
  readonly operator: Operator;
  /** Whether Lambda takes this action now; false = its rate is spent. */
  readonly lambdaTakes: (action: string) => boolean;
  /** Told in the Date header, by which clients correct their own clock; epoch ms. */
  readonly now: () => number;
}

/** The way of one request: recognised, counted, struck by a fault, rated, answered here or behind. */
export function endpoint(parts: EndpointParts): (incoming: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (incoming, response) => {
    const path = (incoming.url ?? "/").split("?")[0] ?? "/";
    if (path.startsWith(OPERATOR_PREFIX)) {
      const body = await readAll(incoming);
      return send(parts, response, operatorReply(parts.operator, incoming.method ?? "GET", path, body));
    }
    const request = await recognise(incoming);
    parts.counts.add(request.service, request.action);
    try {
      await serve(parts, request, response);
    } catch (thrown) {
      if (response.headersSent) return void response.destroy();
      send(parts, response, renderError(request, asAwsError(thrown)));
    }
  };
}

async function serve(parts: EndpointParts, request: AwsRequest, response: ServerResponse): Promise<void> {
  const { delayMs, trouble } = parts.faults.strike(request);
  if (delayMs > 0) await delay(delayMs, undefined, { ref: false });
  if (trouble?.kind === "drop") return void response.destroy();
  if (trouble?.kind === "error") throw trouble.error;
  if (request.service === "lambda" && !parts.lambdaTakes(request.action)) throw tooManyRequests();

  const services = parts.services(request.region);
  const own = services.actions(request.service)[request.action];
  const answer: Answer = own === undefined ? { forward: true } : await own(request);
  if (!("forward" in answer)) return send(parts, response, answer);
  if (parts.forwarder === undefined) throw notHere(request);
  await parts.forwarder.pass(request, response, answer);
  if (request.path === "/moto-api/reset") services.upstreamWasEmptied();
}

function send({ now }: EndpointParts, response: ServerResponse, reply: Reply): void {
  const date = new Date(now()).toUTCString();
  response.writeHead(reply.status, { ...reply.headers, date, "x-amzn-requestid": "local" });
  response.end(reply.body);
}

function asAwsError(thrown: unknown): AwsError {
  if (thrown instanceof AwsError) return thrown;
  const why = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return new AwsError("InternalFailure", 500, `the local endpoint failed: ${why}`);
}

function notHere(request: AwsRequest): AwsError {
  return new AwsError(
    "NotImplemented",
    501,
    `${request.service}:${request.action} is not answered by the local endpoint itself, and it has no upstream; start it with one`,
  );
}
