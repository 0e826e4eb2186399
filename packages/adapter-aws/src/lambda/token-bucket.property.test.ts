import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokenBucket } from "./token-bucket.js";

const rates = fc.record({ perSecond: fc.integer({ min: 1, max: 100 }), burst: fc.integer({ min: 1, max: 20 }) });
const pauses = fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 1, maxLength: 200 });

/** When each of the requests goes out, if it waits as it is told. */
function departures(limits: { perSecond: number; burst: number }, pausesMs: readonly number[]): readonly number[] {
  const bucket = tokenBucket(limits);
  let now = 0;
  return pausesMs.map((pauseMs) => {
    now += pauseMs;
    return now + bucket.take(now);
  });
}

describe("tokenBucket", () => {
  it("lets no second see more than burst + perSecond", () => {
    fc.assert(
      fc.property(rates, pauses, (limits, pausesMs) => {
        const times = departures(limits, pausesMs);
        for (const start of times) {
          const within = times.filter((time) => time >= start && time < start + 1000 - 1e-6).length;
          expect(within).toBeLessThanOrEqual(limits.burst + limits.perSecond);
        }
      }),
    );
  });

  it("serves in the order of asking", () => {
    fc.assert(
      fc.property(rates, pauses, (limits, pausesMs) => {
        const times = departures(limits, pausesMs);
        expect(times).toEqual([...times].sort((one, other) => one - other));
      }),
    );
  });

  it("is full again after a rest: the burst goes at once, the next waits one interval", () => {
    fc.assert(
      fc.property(rates, ({ perSecond, burst }) => {
        const bucket = tokenBucket({ perSecond, burst });
        for (let asked = 0; asked < 50; asked++) bucket.take(0);
        const waits = Array.from({ length: burst + 1 }, () => bucket.take(1e9));
        for (const wait of waits.slice(0, burst)) expect(wait).toBeCloseTo(0, 3);
        expect(waits[burst]).toBeCloseTo(1000 / perSecond, 3);
      }),
    );
  });

  it("keeps the rate under steady load: 120 requests at 12 a second with a burst of 3 take 9.75 s", () => {
    const times = departures({ perSecond: 12, burst: 3 }, Array<number>(120).fill(0));
    expect(times.at(-1)).toBeCloseTo((120 - 3) * (1000 / 12), 3); // the first 3 are free
  });
});
