import fc from "fast-check";
import { expect, it } from "vitest";
import { fromBase64, toBase64 } from "./base64.js";

it("reads what it wrote, and writes what others read", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      const text = toBase64(bytes);
      expect(fromBase64(text, bytes.length)).toEqual(bytes);
      expect(text).toBe(Buffer.from(bytes).toString("base64").replaceAll("=", ""));
    }),
  );
});

it("refuses what is not base64, or not of the length asked for", () => {
  expect(fromBase64("AAA!", 3)).toBeUndefined();
  expect(fromBase64("AAAA", 4)).toBeUndefined();
});
