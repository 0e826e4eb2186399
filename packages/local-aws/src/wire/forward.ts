import { Agent, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { AwsError } from "./aws-error.js";
import { type AwsRequest, readAll } from "./aws-request.js";
import type { Forward } from "./reply.js";

/** Belong to one connection, not to the message; `expect` was already answered by our own server. */
const HOP_BY_HOP = new Set(["connection", "keep-alive", "transfer-encoding", "expect", "upgrade", "proxy-connection"]);

/** Hands requests to the emulator behind and its answers back, byte for byte and streaming. */
export class Forwarder {
  readonly upstream: string;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });

  constructor(upstream: string) {
    this.upstream = upstream.replace(/\/$/, "");
  }

  /** @throws {AwsError} UpstreamUnreachable (502) when nothing answers */
  async pass(request: AwsRequest, response: ServerResponse, how: Forward): Promise<void> {
    const answer = await this.#send(request);
    const status = answer.statusCode ?? 502;
    if (status < 300) how.onSuccess?.();
    if (how.rewrite === undefined || status >= 300) {
      response.writeHead(status, endToEnd(answer.rawHeaders, []));
      return pipeline(answer, response);
    }
    const body = how.rewrite(await readAll(answer));
    response.writeHead(status, endToEnd(answer.rawHeaders, ["content-length"]));
    response.end(body);
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(request: AwsRequest): Promise<IncomingMessage> {
    const target = new URL(this.upstream);
    return new Promise((resolve, reject) => {
      const outgoing = httpRequest(
        {
          host: target.hostname,
          port: target.port,
          method: request.method,
          path: request.incoming.url,
          // Chunked bodies keep their framing: without a length Node frames them in chunks again.
          headers: endToEnd(request.incoming.rawHeaders, []),
          agent: this.#agent,
        },
        resolve,
      );
      outgoing.once("error", (cause) => reject(unreachable(this.upstream, cause)));
      if (request.buffered !== undefined) outgoing.end(request.buffered);
      else request.incoming.pipe(outgoing);
    });
  }
}

function unreachable(upstream: string, cause: Error): AwsError {
  return new AwsError("UpstreamUnreachable", 502, `the upstream ${upstream} did not answer: ${cause.message}`);
}

function endToEnd(rawHeaders: readonly string[], without: readonly string[]): string[] {
  const kept: string[] = [];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] ?? "";
    const lower = name.toLowerCase();
    if (!HOP_BY_HOP.has(lower) && !without.includes(lower)) kept.push(name, rawHeaders[i + 1] ?? "");
  }
  return kept;
}
