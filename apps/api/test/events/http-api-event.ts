import type { APIGatewayProxyEventV2 } from "aws-lambda";

/** What a test says about a request; the rest is as API Gateway sends it. */
export interface HttpApiRequest {
  readonly method?: string;
  readonly path?: string;
  readonly query?: string;
  readonly stage?: string;
  readonly domainName?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: { readonly text: string; readonly base64: boolean };
}

/** A complete event of an HTTP API, payload format 2.0, for a route `$default`. */
export function httpApiEvent(request: HttpApiRequest = {}): APIGatewayProxyEventV2 {
  const { method = "GET", path = "/", query = "", stage = "$default", headers = {}, body } = request;
  const domainName = request.domainName ?? "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com";
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: path,
    rawQueryString: query,
    cookies: ["session=abc", "theme=dark"],
    headers: {
      accept: "*/*",
      "accept-encoding": "gzip, deflate, br",
      "content-length": String(body?.text.length ?? 0),
      host: domainName,
      "user-agent": "curl/8.7.1",
      "x-amzn-trace-id": "Root=1-673ef3a0-0a1b2c3d4e5f60718293a4b5",
      "x-forwarded-for": "203.0.113.7",
      "x-forwarded-port": "443",
      "x-forwarded-proto": "https",
      ...headers,
    },
    ...(query !== "" && { queryStringParameters: Object.fromEntries(new URLSearchParams(query)) }),
    requestContext: {
      accountId: "123456789012",
      apiId: "a1b2c3d4e5",
      domainName,
      domainPrefix: domainName.split(".")[0] ?? "",
      http: { method, path, protocol: "HTTP/1.1", sourceIp: "203.0.113.7", userAgent: "curl/8.7.1" },
      requestId: "JKJaXmPLvHcESHA=",
      routeKey: "$default",
      stage,
      time: "21/Nov/2026:08:30:00 +0000",
      timeEpoch: 1795249800000,
    },
    ...(body && { body: body.text }),
    isBase64Encoded: body?.base64 ?? false,
  };
}
