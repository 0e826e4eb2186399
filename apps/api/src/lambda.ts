import type { IncomingMessage } from "node:http";
import type { Context } from "aws-lambda";
import serverlessHttp from "serverless-http";
import { createApp } from "./app.js";
import { lambdaEnvironment } from "./environment.js";
import { type GatewayEvent, gatewayEvent } from "./gateway-event.js";
import type { RequestIdentity } from "./request-identity.js";
import { writeJsonLine } from "./write-json-line.js";

const identities = new WeakMap<IncomingMessage, RequestIdentity>();

const app = createApp({
  environment: lambdaEnvironment(),
  identify: (request) => identities.get(request) ?? { requestId: "unknown" },
  write: writeJsonLine,
});

const respond = serverlessHttp(app, {
  request: (request: IncomingMessage, { requestContext }: GatewayEvent, { awsRequestId }: Context) => {
    identities.set(request, { requestId: requestContext.requestId ?? awsRequestId, lambdaRequestId: awsRequestId });
  },
});

/** The API on Lambda, behind an HTTP API (payload format 1.0 or 2.0) or a REST API of API Gateway. */
export const handler = async (event: unknown, context: Context): Promise<object> =>
  respond(gatewayEvent(event), context);
