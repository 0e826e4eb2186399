import express, { type Express } from "express";
import manifest from "../package.json" with { type: "json" };
import type { Environment } from "./environment.js";
import { errorResponse, notFound } from "./error-responses.js";
import { loadRoutes } from "./load-routes.js";
import type { Identify } from "./request-identity.js";
import { requestLog, type WriteLine } from "./request-log.js";

/** What differs between a server and a Lambda function. */
export interface AppOptions {
  readonly environment: Environment;
  readonly identify: Identify;
  readonly write: WriteLine;
}

/**
 * Builds the API, which knows neither ports nor Lambda.
 *
 * | route | answer |
 * |---|---|
 * | `GET /` | `hello world` |
 * | `GET /test` | `test` |
 * | `GET /health` | `{ status, stage, version, uptimeSeconds }` |
 * | `GET /work?ms=0..10000` | after that time |
 * | `GET /fan-out?count=1..100&concurrency=1..20` | after that many calls, with the peak concurrency seen |
 */
export function createApp({ environment, identify, write }: AppOptions): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag"); // Nothing here is worth a conditional request.
  app.use(requestLog(environment, identify, write));
  app.use((_request, response, next) => {
    response.setHeader("cache-control", "no-store");
    next();
  });
  app.get("/", (_request, response) => {
    response.type("text").send("hello world");
  });
  app.get("/test", (_request, response) => {
    response.type("text").send("test");
  });
  app.get("/health", (_request, response) => {
    response.json({
      status: "ok",
      stage: environment.stage,
      version: manifest.version,
      uptimeSeconds: Math.round(process.uptime()),
    });
  });
  app.use(loadRoutes());
  app.use(notFound);
  app.use(errorResponse);
  return app;
}
