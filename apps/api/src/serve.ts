import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Express } from "express";

/** A server that listens. */
export interface RunningServer {
  /** For example `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Takes no new connections, lets the requests at hand finish, and cuts off what is still open after `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

/** Listens on 127.0.0.1. @throws the listen error, for example EADDRINUSE */
export async function serve(app: Express, port: number): Promise<RunningServer> {
  let stopping = false;
  const server = createServer((request, response) => {
    // A kept-alive connection falls idle after its request and would hold up the stop for seconds.
    response.once("close", () => setImmediate(() => stopping && server.closeIdleConnections()));
    app(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: (graceMs) =>
      new Promise((resolve) => {
        stopping = true;
        const cutOff = setTimeout(() => server.closeAllConnections(), graceMs);
        server.close(() => {
          clearTimeout(cutOff);
          resolve();
        });
      }),
  };
}
