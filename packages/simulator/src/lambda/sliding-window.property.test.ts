import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SlidingWindow } from "./sliding-window.js";

describe("SlidingWindow", () => {
  it("admits exactly while fewer than the limit happened within the window", () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 200 });
    const limits = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 200, maxLength: 200 });
    fc.assert(
      fc.property(gaps, limits, (steps, limitOf) => {
        const window = new SlidingWindow(1000, 20);
        const recorded: number[] = [];
        let atMs = 0;
        for (const [index, gap] of steps.entries()) {
          atMs += gap;
          const limit = limitOf[index] ?? 1;
          const within = recorded.filter((each) => each > atMs - 1000).length;
          const admitted = window.admits(atMs, limit);
          expect(admitted).toBe(within < limit);
          if (!admitted) continue;
          window.record(atMs);
          recorded.push(atMs);
        }
      }),
    );
  });
});
