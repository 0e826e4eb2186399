const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const codeOf = Uint8Array.from({ length: 256 }, (_, code) => {
  const value = alphabet.indexOf(String.fromCharCode(code));
  return value < 0 ? 255 : value;
});
const charOf = Uint8Array.from(alphabet, (char) => char.charCodeAt(0));
/** Characters joined at once: `String.fromCharCode` takes its characters as arguments, and their number is limited. */
const CHUNK = 8192;

/** Bytes as base64 without padding. Written out because the core may use neither Node's Buffer nor the DOM. */
export function toBase64(bytes: Uint8Array): string {
  const codes = new Uint8Array(Math.ceil((bytes.length * 4) / 3));
  let at = 0;
  for (let from = 0; from < bytes.length; from += 3) {
    const word = (byteAt(bytes, from) << 16) | (byteAt(bytes, from + 1) << 8) | byteAt(bytes, from + 2);
    for (let shift = 18; shift >= 0 && at < codes.length; shift -= 6) {
      codes[at] = charOf[(word >> shift) & 63] as number;
      at += 1;
    }
  }
  let text = "";
  for (let from = 0; from < codes.length; from += CHUNK) {
    text += String.fromCharCode(...codes.subarray(from, from + CHUNK));
  }
  return text;
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
