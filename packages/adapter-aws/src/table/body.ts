import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { AttributeValue } from "@aws-sdk/client-dynamodb";

const zip = promisify(gzip);
const unzip = promisify(gunzip);

/** DynamoDB charges writes by the kilobyte: what fits into one stays readable text, the rest is worth compressing. */
const ZIP_FROM_BYTES = 1024;

/** An item may have 400 KB with its attribute names; some room is left for the other attributes. */
export const MOST_BODY_BYTES = 400 * 1024 - 2048;

/** A value as an attribute, and how large it became. */
export interface Body {
  readonly attribute: AttributeValue;
  readonly bytes: number;
}

/** JSON text for a small value, compressed JSON for a large one. */
export async function toBody(value: unknown): Promise<Body> {
  const text = JSON.stringify(value);
  const plainBytes = Buffer.byteLength(text);
  if (plainBytes <= ZIP_FROM_BYTES) return { attribute: { S: text }, bytes: plainBytes };
  const zipped = await zip(text);
  return { attribute: { B: zipped }, bytes: zipped.byteLength };
}

/** @throws when the attribute is neither JSON text nor compressed JSON text */
export async function fromBody(attribute: AttributeValue | undefined): Promise<unknown> {
  if (attribute?.S !== undefined) return JSON.parse(attribute.S);
  if (attribute?.B !== undefined) return JSON.parse((await unzip(attribute.B)).toString("utf8"));
  throw new Error("the item has no body");
}
