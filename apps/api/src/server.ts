import { createApp } from "./app.js";
import { EnvironmentError, serverEnvironment } from "./environment.js";
import { randomIdentity } from "./request-identity.js";
import { serve } from "./serve.js";
import { writeJsonLine } from "./write-json-line.js";

// A little more than the longest that `GET /work` takes.
const GRACE_MS = 11_000;

try {
  const environment = serverEnvironment();
  const app = createApp({ environment, identify: randomIdentity, write: writeJsonLine });
  const server = await serve(app, environment.port);
  writeJsonLine({ level: "info", message: "listening", url: server.url, stage: environment.stage });
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, async () => {
      writeJsonLine({ level: "info", message: "stopping", signal });
      await server.stop(GRACE_MS);
    });
  }
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`cannot start the API: ${reason}\n`);
  process.exitCode = error instanceof EnvironmentError ? 2 : 1;
}
