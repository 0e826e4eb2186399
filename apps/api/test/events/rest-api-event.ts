import type { APIGatewayProxyEvent } from "aws-lambda";

/** A complete event of a REST API (format 1.0) for a greedy proxy resource at stage `dev`, whose path has no stage. */
export function restApiEvent({ path = "/", query = {} }: { path?: string; query?: Record<string, string[]> } = {}) {
  const host = "f6g7h8i9j0.execute-api.us-east-1.amazonaws.com";
  const names = Object.keys(query);
  const event: APIGatewayProxyEvent = {
    resource: "/{proxy+}",
    path,
    httpMethod: "GET",
    headers: { Accept: "*/*", Host: host, "User-Agent": "curl/8.7.1", "X-Forwarded-Proto": "https" },
    multiValueHeaders: {
      Accept: ["*/*"],
      Host: [host],
      "User-Agent": ["curl/8.7.1"],
      "X-Forwarded-Proto": ["https"],
    },
    // As API Gateway sends it: null without a query, and the last of several values in the single-valued form.
    queryStringParameters:
      names.length === 0 ? null : Object.fromEntries(names.map((name) => [name, query[name]?.at(-1)])),
    multiValueQueryStringParameters: names.length === 0 ? null : query,
    pathParameters: path === "/" ? null : { proxy: path.slice(1) },
    stageVariables: null,
    requestContext: {
      accountId: "123456789012",
      apiId: "f6g7h8i9j0",
      authorizer: null,
      domainName: host,
      domainPrefix: "f6g7h8i9j0",
      extendedRequestId: "JKJbYHUboAMEVBw=",
      httpMethod: "GET",
      identity: {
        accessKey: null,
        accountId: null,
        apiKey: null,
        apiKeyId: null,
        caller: null,
        clientCert: null,
        cognitoAuthenticationProvider: null,
        cognitoAuthenticationType: null,
        cognitoIdentityId: null,
        cognitoIdentityPoolId: null,
        principalOrgId: null,
        sourceIp: "203.0.113.7",
        user: null,
        userAgent: "curl/8.7.1",
        userArn: null,
      },
      path: `/dev${path}`,
      protocol: "HTTP/1.1",
      requestId: "6f0e1d2c-3b4a-4958-8776-655443322110",
      requestTime: "21/Nov/2026:08:30:00 +0000",
      requestTimeEpoch: 1795249800000,
      resourceId: "abc123",
      resourcePath: "/{proxy+}",
      stage: "dev",
    },
    body: null,
    isBase64Encoded: false,
  };
  return event;
}
