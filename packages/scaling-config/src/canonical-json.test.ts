import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalJson } from "./canonical-json.js";

it("gives the same bytes whatever the order of keys", () => {
  expect(canonicalJson({ b: 1, a: { d: [2, 1], c: 3 } })).toBe(canonicalJson({ a: { c: 3, d: [2, 1] }, b: 1 }));
});

it("keeps the value", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
