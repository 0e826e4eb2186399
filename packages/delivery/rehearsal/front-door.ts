import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { GetFunctionConfigurationCommand, type LambdaClient } from "@aws-sdk/client-lambda";
import { type RunningLambda, startLambda } from "@serverless-autoscaler/lambda-bundle";
import { unzipSync } from "fflate";

export interface FrontDoor {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Stands where API Gateway stands: asks the account which code the alias `live` points to, finds the archive of that
 * digest, and really runs it. So a bad release really answers badly, and a rollback really mends it.
 *
 * @param archives folder below which every archive that was ever built lies, named by digest
 */
export async function openFrontDoor(lambda: LambdaClient, functionName: string, archives: string): Promise<FrontDoor> {
  const running = new Map<string, Promise<RunningLambda>>();

  async function answer(request: IncomingMessage): Promise<{ statusCode: number; body: string }> {
    const live = await lambda.send(
      new GetFunctionConfigurationCommand({ FunctionName: functionName, Qualifier: "live" }),
    );
    const digest = live.CodeSha256 ?? "";
    const environment = live.Environment?.Variables ?? {};
    const started =
      running.get(digest) ??
      startLambda({ directory: unpack(archives, digest), handler: "lambda.handler", environment });
    running.set(digest, started);
    const { status, payload } = await (await started).invoke(gatewayEvent(request.url ?? "/"));
    // What API Gateway answers for a function that threw, or answered no response.
    if (status !== "succeeded") return { statusCode: 500, body: '{"message":"Internal Server Error"}' };
    const { statusCode, body } = payload as { readonly statusCode: number; readonly body: string };
    return { statusCode, body };
  }

  const server = createServer((request, response) => {
    answer(request).then(
      ({ statusCode, body }) => response.writeHead(statusCode).end(body),
      (error: unknown) => response.writeHead(502).end(String(error)),
    );
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      for (const started of running.values()) await (await started).stop();
    },
  };
}

/** A request as an HTTP API hands it to a function, payload format 2.0. */
function gatewayEvent(path: string): object {
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: path,
    rawQueryString: "",
    headers: { host: "rehearsal.example" },
    requestContext: {
      domainName: "rehearsal.example",
      http: { method: "GET", path, protocol: "HTTP/1.1", sourceIp: "127.0.0.1", userAgent: "rehearsal" },
      requestId: "rehearsal",
      stage: "$default",
    },
    isBase64Encoded: false,
  };
}

function unpack(archives: string, codeSha256: string): string {
  const name = `${Buffer.from(codeSha256, "base64").toString("hex")}.zip`;
  const path = readdirSync(archives, { recursive: true, encoding: "utf8" }).find((file) => file.endsWith(name));
  if (path === undefined) throw new Error(`no archive has the digest ${codeSha256} that the account runs`);
  const bytes = readFileSync(join(archives, path));
  const found = createHash("sha256").update(bytes).digest("base64");
  if (found !== codeSha256) throw new Error(`${path} has digest ${found}, the account runs ${codeSha256}`);
  const folder = mkdtempSync(join(archives, "unpacked-"));
  for (const [file, contents] of Object.entries(unzipSync(new Uint8Array(bytes)))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), contents);
  }
  return folder;
}
