import type { IncomingMessage } from "node:http";
import { type AwsRequest, type Protocol, readAll } from "./aws-request.js";
import { parseFunctionReference } from "./function-name.js";
import { recogniseLambda } from "./lambda-routes.js";

/** Services whose signing name is not the name people know them by. */
const SERVICE_BY_SIGNING_NAME: Readonly<Record<string, string>> = { monitoring: "cloudwatch" };

const SERVICE_BY_TARGET: Readonly<Record<string, string>> = {
  GraniteServiceVersion20100801: "cloudwatch",
  DynamoDB_20120810: "dynamodb",
  ResourceGroupsTaggingAPI_20170126: "tagging",
  ServiceQuotasV20190624: "servicequotas",
};

/** Finds out which action of which service a request is, from the marks of its protocol. */
export async function recognise(incoming: IncomingMessage): Promise<AwsRequest> {
  const url = new URL(incoming.url ?? "/", "http://local");
  const method = incoming.method ?? "GET";
  const scope = credentialScope(incoming, url.searchParams);
  let buffered: Buffer | undefined;
  const body = async (): Promise<Buffer> => {
    buffered ??= await readAll(incoming);
    return buffered;
  };
  const make = (protocol: Protocol, service: string, action: string, resource?: string): AwsRequest => ({
    incoming,
    method,
    path: url.pathname,
    query: url.searchParams,
    protocol,
    service,
    action,
    region: scope.region ?? "us-east-1",
    resource,
    get buffered() {
      return buffered;
    },
    body,
  });

  const target = header(incoming, "x-amz-target")?.split(".");
  if (target !== undefined) {
    const [prefix = "", action = ""] = target;
    const service = SERVICE_BY_TARGET[prefix] ?? scope.service ?? prefix;
    return make("json", service, action, jsonResource(service, await body()));
  }
  const cbor = /^\/service\/([^/]+)\/operation\/([^/]+)$/.exec(url.pathname);
  if (header(incoming, "smithy-protocol") === "rpc-v2-cbor" && cbor !== null) {
    const [, name = "", action = ""] = cbor;
    return make("cbor", SERVICE_BY_TARGET[name] ?? scope.service ?? name, action);
  }
  if (header(incoming, "content-type")?.startsWith("application/x-www-form-urlencoded")) {
    const form = new URLSearchParams((await body()).toString("utf8"));
    const action = form.get("Action") ?? "";
    return make("query", scope.service ?? "unknown", action, form.get("AutoScalingGroupName") ?? undefined);
  }
  const lambda = recogniseLambda(method, url.pathname, url.searchParams);
  if (lambda !== undefined) {
    const name = lambda.resource === undefined ? undefined : parseFunctionReference(lambda.resource).name;
    return make("restJson", "lambda", lambda.action, name);
  }
  const service = scope.service ?? "s3";
  return make(service === "s3" || service === "cloudfront" ? "restXml" : "restJson", service, method);
}

/** Region and service stand in the signature's scope: `AKID/20261101/us-east-1/lambda/aws4_request`. */
function credentialScope(
  incoming: IncomingMessage,
  query: URLSearchParams,
): { readonly region: string | undefined; readonly service: string | undefined } {
  const signed = /Credential=([^,\s]+)/.exec(header(incoming, "authorization") ?? "")?.[1];
  const [, , region, signingName] = (signed ?? query.get("X-Amz-Credential") ?? "").split("/");
  if (signingName === undefined) return { region: undefined, service: undefined };
  return { region, service: SERVICE_BY_SIGNING_NAME[signingName] ?? signingName };
}

function jsonResource(service: string, body: Buffer): string | undefined {
  if (service !== "dynamodb") return undefined;
  return /"TableName"\s*:\s*"([^"]+)"/.exec(body.toString("utf8"))?.[1];
}

function header(incoming: IncomingMessage, name: string): string | undefined {
  const value = incoming.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
