import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromBody, toBody } from "./body.js";

describe("toBody and fromBody", () => {
  it("give back what was put in, small or large", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.integer({ min: 0, max: 4000 }), async (value, padding) => {
        const stored = { value: JSON.parse(JSON.stringify(value)), padding: "x".repeat(padding) };
        const { attribute } = await toBody(stored);
        expect(await fromBody(attribute)).toEqual(stored);
      }),
      { numRuns: 50 },
    );
  });

  it("keep a small value readable and compress a large one", async () => {
    expect((await toBody({ small: true })).attribute).toEqual({ S: '{"small":true}' });
    const { attribute, bytes } = await toBody(Array.from({ length: 10_000 }, () => 0.125));
    expect(attribute.B?.byteLength).toBe(bytes);
    expect(bytes).toBeLessThan(1000); // 60 KB of repetition
  });

  it.each([[undefined], [{ N: "1" }], [{ S: "{" }], [{ B: new Uint8Array([1, 2, 3]) }]])("refuses %j", async (body) => {
    await expect(fromBody(body as Parameters<typeof fromBody>[0])).rejects.toThrow();
  });
});
