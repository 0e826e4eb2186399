import { describe, expect, it } from "vitest";
import { minuteTrace, mondayMs } from "../../test/traces.js";
import { simulate } from "../simulate.js";
import { perfectForecast } from "./perfect-forecast.js";

describe("perfectForecast", () => {
  it("covers each minute's Poisson demand before it comes and gives it back after", async () => {
    // 600 a minute x 0.5 s = 5 erlangs in minutes 20 to 29: P(Poisson(5) <= 12) = 0.998, <= 13 = 0.9993.
    const counts = Array.from({ length: 60 }, (_, minute) => (minute >= 20 && minute < 30 ? 600 : 0));
    const { timeline, result } = await simulate(
      minuteTrace(counts),
      { durationMs: 500, train: 0 },
      perfectForecast(0.001),
    );
    // Ready at minute 20 at the latest: asked for at minute 18, 90 s before 19.5.
    expect(timeline).toEqual([
      { atMs: mondayMs + 18 * 60_000, provisioned: 13 },
      { atMs: mondayMs + 30 * 60_000, provisioned: 0 },
    ]);
    expect(result.coldStarts).toBeLessThan(10);
  });

  it("asks for more the smaller the accepted probability", async () => {
    const counts = new Array<number>(30).fill(600);
    const most = async (eps: number) => {
      const { timeline } = await simulate(minuteTrace(counts), { durationMs: 500, train: 0 }, perfectForecast(eps));
      return timeline[0]?.provisioned;
    };
    expect([await most(0.5), await most(0.1), await most(0.001)]).toEqual([5, 8, 13]);
  });

  it("spreads long bins over their minutes and adds up short ones", async () => {
    const counts = new Float64Array(120).fill(10);
    const seconds = { name: "s", startMs: mondayMs, binMs: 1000, counts };
    const halfHours = { name: "h", startMs: mondayMs, binMs: 1_800_000, counts: Float64Array.of(18_000, 18_000) };
    for (const trace of [seconds, halfHours]) {
      const { timeline } = await simulate(trace, { durationMs: 500, train: 0 }, perfectForecast(0.001));
      expect(timeline[0]?.provisioned).toBe(13);
    }
  });
});
