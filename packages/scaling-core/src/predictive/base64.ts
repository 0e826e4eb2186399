const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const codeOf = Uint8Array.from({ length: 256 }, (_, code) => {
  const value = alphabet.indexOf(String.fromCharCode(code));
  return value < 0 ? 255 : value;
});
const charOf = Uint8Array.from(alphabet, (char) => char.charCodeAt(0));
/** Bytes as base64 without padding. Written out because the core may not use Node's Buffer. */
export function toBase64(bytes: Uint8Array): string {
  const padded = Math.ceil(bytes.length / 3) * 4;
  const codes = new Uint8Array(padded);
  for (let from = 0, at = 0; at < padded; from += 3, at += 4) {
    const word = (byteAt(bytes, from) << 16) | (byteAt(bytes, from + 1) << 8) | byteAt(bytes, from + 2);
    codes[at] = charOf[word >> 18] as number;
    codes[at + 1] = charOf[(word >> 12) & 63] as number;
    codes[at + 2] = charOf[(word >> 6) & 63] as number;
    codes[at + 3] = charOf[word & 63] as number;
  }
  return new TextDecoder().decode(codes.subarray(0, Math.ceil((bytes.length * 4) / 3)));
}

/** The bytes of a base64 text; undefined when it is not one of exactly this many bytes. */
export function fromBase64(text: string, length: number): Uint8Array<ArrayBuffer> | undefined {
  if (text.length !== Math.ceil((length * 4) / 3)) return undefined;
  const bytes = new Uint8Array(length);
  let word = 0;
  let bits = 0;
  let at = 0;
  for (let index = 0; index < text.length; index += 1) {
    const value = codeOf[text.charCodeAt(index) & 255] as number;
    if (value === 255) return undefined;
    word = ((word << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = (word >> bits) & 255;
    at += 1;
  }
  return bytes;
}

const byteAt = (bytes: Uint8Array, index: number): number => bytes[index] ?? 0;
