import { describe, expect, it } from "vitest";
import { IdleHistogram } from "./idle-histogram.js";

const minuteMs = 60_000;
const after = (uses: readonly number[]) => {
  const histogram = new IdleHistogram();
  for (const minute of uses) histogram.use(minute);
  return histogram;
};
const every = (gap: number, times: number) => Array.from({ length: times }, (_, index) => index * gap);

describe("IdleHistogram", () => {
  it("keeps for four hours while nothing is known", () => {
    expect(after([5])).toMatchObject({ lastUse: 5, prewarmMs: 0, keepMs: 240 * minuteMs });
  });

  it("unloads a timer after its use and prewarms it before the next", () => {
    // Used every 30 minutes: idle for 29. Head 29 x 0.9, tail 30 x 1.1.
    const histogram = after(every(30, 20));
    expect(histogram.prewarmMs).toBeCloseTo(29 * 0.9 * minuteMs, 6);
    expect(histogram.keepMs).toBeCloseTo(30 * 1.1 * minuteMs, 6);
  });

  it("does not unload what is used again at once", () => {
    const histogram = after(every(1, 50));
    expect(histogram.prewarmMs).toBe(0);
    expect(histogram.keepMs).toBeCloseTo(1.1 * minuteMs, 6);
  });

  it("takes the 5th and the 99th percentile", () => {
    // 96 idle times of 9 minutes, 4 of 99: the 99th percentile is a long one, the 5th a short one.
    const uses = [0];
    for (let index = 0; index < 100; index += 1) uses.push((uses.at(-1) as number) + (index % 25 === 24 ? 100 : 10));
    const histogram = after(uses);
    expect(histogram.prewarmMs).toBeCloseTo(9 * 0.9 * minuteMs, 6);
    expect(histogram.keepMs).toBeCloseTo(100 * 1.1 * minuteMs, 6);
  });

  it("keeps for four hours when idle times are spread evenly or mostly longer than that", () => {
    // One idle time in each of the 240 bins: coefficient of variation 0.
    const evenly = after(Array.from({ length: 241 }, (_, index) => (index * (index + 1)) / 2));
    expect(evenly).toMatchObject({ prewarmMs: 0, keepMs: 240 * minuteMs });
    expect(after(every(300, 20))).toMatchObject({ prewarmMs: 0, keepMs: 240 * minuteMs });
  });
});
