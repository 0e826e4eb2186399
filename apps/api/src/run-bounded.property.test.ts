import { setImmediate as turn } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runBounded } from "./run-bounded.js";

describe("runBounded", () => {
  it("keeps the order of the results, never exceeds the bound, and reaches it when there are jobs enough", async () => {
    const turnsOfJobs = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(turnsOfJobs, fc.integer({ min: 1, max: 8 }), async (turns, concurrency) => {
        let running = 0;
        let mostRunning = 0;
        const jobs = turns.map((count, index) => async () => {
          mostRunning = Math.max(mostRunning, ++running);
          for (let n = 0; n < count; n++) await turn();
          running -= 1;
          return index;
        });
        const { results, peakConcurrency } = await runBounded(jobs, concurrency);
        expect(results).toEqual(turns.map((_, index) => index));
        expect(peakConcurrency).toBe(mostRunning);
        expect(peakConcurrency).toBe(Math.min(concurrency, turns.length));
      }),
      { numRuns: 60 },
    );
  });

  it("fails with the first job that fails, and starts none after it", async () => {
    const started: number[] = [];
    const jobs = Array.from({ length: 20 }, (_, index) => async () => {
      started.push(index);
      await turn();
      if (index === 1) throw new Error("downstream refused");
    });
    await expect(runBounded(jobs, 2)).rejects.toThrow("downstream refused");
    for (let n = 0; n < 10; n++) await turn();
    expect(started.length).toBeLessThanOrEqual(4);
  });
});
