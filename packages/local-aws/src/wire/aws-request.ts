import type { IncomingMessage } from "node:http";

/** How an AWS client speaks; decides how errors are written. */
export type Protocol = "restJson" | "json" | "query" | "cbor" | "restXml";

/** One request, recognised: which service, which action, on what. */
export interface AwsRequest {
  readonly incoming: IncomingMessage;
  readonly method: string;
  /** As sent, still percent-encoded, without the query string. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly protocol: Protocol;
  /** `lambda`, `cloudwatch`, `dynamodb`, `tagging`, `servicequotas`, `autoscaling`, `s3` ... */
  readonly service: string;
  /** AWS's name of the action; the HTTP method where the protocol carries no name (S3). */
  readonly action: string;
  readonly region: string;
  /** Function, table or Auto Scaling group that the request names. */
  readonly resource: string | undefined;
  /** Everything the client sent; undefined while it is still to be streamed. */
  readonly buffered: Buffer | undefined;
  body(): Promise<Buffer>;
}

export async function readAll(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
