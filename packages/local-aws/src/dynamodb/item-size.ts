import type { AttributeValue, Item } from "./attribute-value.js";

/** Bytes that DynamoDB counts for a value, close enough to meet its 400 KB limit on items. */
export function sizeOf(value: AttributeValue): number {
  if ("S" in value) return Buffer.byteLength(value.S, "utf8");
  if ("B" in value) return Buffer.byteLength(value.B, "base64");
  if ("N" in value) return Math.ceil(value.N.length / 2) + 1;
  if ("M" in value) return 3 + itemSize(value.M) + Object.keys(value.M).length;
  if ("L" in value) return 3 + value.L.reduce((sum, one) => sum + sizeOf(one) + 1, 0);
  if ("SS" in value) return value.SS.reduce((sum, one) => sum + Buffer.byteLength(one, "utf8"), 0);
  if ("NS" in value) return value.NS.reduce((sum, one) => sum + Math.ceil(one.length / 2) + 1, 0);
  if ("BS" in value) return value.BS.reduce((sum, one) => sum + Buffer.byteLength(one, "base64"), 0);
  return 1;
}

export function itemSize(item: Item): number {
  let bytes = 0;
  for (const [name, value] of Object.entries(item)) bytes += Buffer.byteLength(name, "utf8") + sizeOf(value);
  return bytes;
}
