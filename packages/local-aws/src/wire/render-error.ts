import type { AwsError } from "./aws-error.js";
import type { AwsRequest } from "./aws-request.js";
import { cborTextMap } from "./cbor-text-map.js";
import { json, type Reply } from "./reply.js";

/** Lambda writes the text of most errors into `message`, of these into `Message`. */
const UPPER_CASE_MESSAGE = new Set(["ResourceNotFoundException", "ServiceException", "AccessDeniedException"]);

const JSON_NAMESPACE: Readonly<Record<string, string>> = { dynamodb: "com.amazonaws.dynamodb.v20120810#" };

/** CloudWatch's JSON protocol also tells the name that its older query protocol used. */
const QUERY_NAME: Readonly<Record<string, string>> = {
  ValidationException: "ValidationError",
  ThrottlingException: "Throttling",
  InternalServiceFault: "InternalServiceError",
};

/** Writes an error as the caller's protocol wants it, so that SDKs raise the right exception class. */
export function renderError(request: AwsRequest, error: AwsError): Reply {
  const sender = error.status < 500 ? "Sender" : "Receiver";
  switch (request.protocol) {
    case "restJson": {
      const type = error.status < 500 ? "User" : "Service";
      const key = UPPER_CASE_MESSAGE.has(error.code) ? "Message" : "message";
      const reply = json(error.status, { ...error.members, Type: type, [key]: error.message });
      return { ...reply, headers: { ...reply.headers, "x-amzn-errortype": error.code } };
    }
    case "json": {
      const body = {
        __type: `${JSON_NAMESPACE[request.service] ?? ""}${error.code}`,
        message: error.message,
        ...error.members,
      };
      const reply = json(error.status, body, request.incoming.headers["content-type"] ?? "application/x-amz-json-1.0");
      if (request.incoming.headers["x-amzn-query-mode"] !== "true") return reply;
      const name = `${QUERY_NAME[error.code] ?? error.code};${sender}`;
      return { ...reply, headers: { ...reply.headers, "x-amzn-query-error": name } };
    }
    case "cbor":
      return {
        status: error.status,
        headers: { "content-type": "application/cbor", "smithy-protocol": "rpc-v2-cbor" },
        body: cborTextMap({ __type: error.code, message: error.message }),
      };
    case "query":
      return xml(
        error.status,
        `<ErrorResponse><Error><Type>${sender}</Type><Code>${error.code}</Code>` +
          `<Message>${escapeXml(error.message)}</Message></Error><RequestId>local</RequestId></ErrorResponse>`,
      );
    case "restXml":
      return xml(
        error.status,
        `<Error><Code>${error.code}</Code><Message>${escapeXml(error.message)}</Message></Error>`,
      );
  }
}

function xml(status: number, body: string): Reply {
  return {
    status,
    headers: { "content-type": "text/xml" },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
  };
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
