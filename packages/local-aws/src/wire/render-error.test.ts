import { describe, expect, test } from "vitest";
import { startLocalAws } from "../start-local-aws.js";

/** One refusal, read off the wire in every protocol: an SDK takes the name from these very places. */
async function refused(headers: Record<string, string>, path = "/", body = "{}") {
  const aws = await startLocalAws();
  const answer = await fetch(`${aws.url}${path}`, { method: "POST", headers, body });
  const bytes = Buffer.from(await answer.arrayBuffer());
  await aws.close();
  return { status: answer.status, headers: answer.headers, text: bytes.toString("utf8"), bytes };
}

const scope = (service: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=a/20261101/us-east-1/${service}/aws4_request, Signature=f0`,
});

describe("a 501", () => {
  test("in REST JSON: header and Type", async () => {
    const got = await refused(scope("lambda"), "/2015-03-31/functions");
    expect(got.headers.get("x-amzn-errortype")).toBe("NotImplemented");
    expect(JSON.parse(got.text)).toMatchObject({ Type: "Service" });
  });

  test("in JSON: __type, the caller's content type, and the query name only when asked for", async () => {
    const headers = {
      ...scope("dynamodb"),
      "x-amz-target": "DynamoDB_20120810.Scan",
      "content-type": "application/x-amz-json-1.0",
    };
    const got = await refused(headers);
    expect(got.status).toBe(501);
    expect(got.headers.get("content-type")).toBe("application/x-amz-json-1.0");
    expect(JSON.parse(got.text)).toMatchObject({ __type: "com.amazonaws.dynamodb.v20120810#NotImplemented" });
    expect(got.headers.get("x-amzn-query-error")).toBeNull();
    const asked = await refused({ ...headers, "x-amzn-query-mode": "true" });
    expect(asked.headers.get("x-amzn-query-error")).toBe("NotImplemented;Receiver");
  });

  test("in the query protocol: XML with type and code", async () => {
    const headers = { ...scope("sqs"), "content-type": "application/x-www-form-urlencoded" };
    const got = await refused(headers, "/", "Action=A%26B");
    expect(got.text).toContain("<Error><Type>Receiver</Type><Code>NotImplemented</Code>");
    expect(got.text).toContain("sqs:A&amp;B is not answered");
  });

  test("in CBOR: a map of __type and message", async () => {
    const headers = { ...scope("monitoring"), "smithy-protocol": "rpc-v2-cbor", "content-type": "application/cbor" };
    const got = await refused(headers, "/service/GraniteServiceVersion20100801/operation/ListMetrics");
    expect(got.headers.get("smithy-protocol")).toBe("rpc-v2-cbor");
    // RFC 8949: a2 = map of 2; 66 "__type" = text of 6; 6e = text of 14; 67 = text of 7; 78 or 79 = longer text
    expect(got.bytes.subarray(0, 1).toString("hex")).toBe("a2");
    expect(got.bytes.subarray(1, 8).toString("latin1")).toBe("\x66__type");
    expect(got.bytes.subarray(8, 23).toString("latin1")).toBe("\x6eNotImplemented");
    expect(got.bytes.subarray(23, 31).toString("latin1")).toBe("\x67message");
    expect(got.bytes[31]).toBe(0x79);
    expect(got.bytes.readUInt16BE(32)).toBe(got.bytes.length - 34);
    expect(got.text).toContain("cloudwatch:ListMetrics is not answered");
  });

  test("in S3's XML: an Error at the root", async () => {
    const got = await refused(scope("s3"), "/bucket/key");
    expect(got.text).toContain("?>\n<Error><Code>NotImplemented</Code>");
  });
});
