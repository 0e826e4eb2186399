import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CompletionHeap } from "./completion-heap.js";

const time = fc.double({ min: 0, max: 1e9, noNaN: true });

describe("CompletionHeap", () => {
  it("gives back what was put in, earliest first, whatever the order of pushes and pops", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(time, fc.constant("pop" as const)), { maxLength: 400 }), (steps) => {
        const heap = new CompletionHeap();
        let expected: number[] = [];
        for (const step of steps) {
          if (step === "pop") {
            if (expected.length === 0) continue;
            expect(heap.pop()).toBe(expected[0]);
            expected = expected.slice(1);
          } else {
            heap.push(step);
            expected = [...expected, step].sort((a, b) => a - b);
          }
          expect(heap.size).toBe(expected.length);
          expect(heap.earliestMs).toBe(expected[0] ?? Number.POSITIVE_INFINITY);
        }
        const remaining = expected.reduce((sum, endMs) => sum + endMs, 0);
        expect(heap.remainingMs(0)).toBeCloseTo(remaining, -3);
      }),
    );
  });
});
