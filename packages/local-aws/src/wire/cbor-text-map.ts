/**
 * Encodes a flat map of texts as CBOR (RFC 8949): all that an error needs in the rpc-v2-cbor protocol.
 */
export function cborTextMap(entries: Readonly<Record<string, string>>): Buffer {
  const pairs = Object.entries(entries);
  const parts: Buffer[] = [head(5, pairs.length)];
  for (const pair of pairs) {
    for (const text of pair) {
      const bytes = Buffer.from(text, "utf8");
      parts.push(head(3, bytes.length), bytes);
    }
  }
  return Buffer.concat(parts);
}

/** Major type in the upper three bits, then the length: inline below 24, else in two bytes. */
function head(majorType: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(majorType << 5) | length]);
  const wide = Buffer.from([(majorType << 5) | 25, 0, 0]);
  wide.writeUInt16BE(length, 1);
  return wide;
}
