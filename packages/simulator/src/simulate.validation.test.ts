import { describe, expect, it } from "vitest";
import { poissonTrace } from "../test/traces.js";
import { fixed } from "./baselines/fixed.js";
import { none } from "./baselines/none.js";
import { simulate } from "./simulate.js";

/** B(n, a) = a B(n-1, a) / (n + a B(n-1, a)), B(0, a) = 1. */
function erlangB(servers: number, offered: number): number {
  let blocked = 1;
  for (let n = 1; n <= servers; n += 1) blocked = (offered * blocked) / (n + offered * blocked);
  return blocked;
}

describe("the simulated function against theory", () => {
  // A provisioned environment that is busy sends its request on: N servers without a queue. Erlang's loss formula
  // holds whatever the distribution of the service time is, so it also checks the lognormal's mean.
  it.each([
    { servers: 5, offered: 4, durationMs: 400 }, // B = 0.1991
    { servers: 12, offered: 8, durationMs: 800 }, // B = 0.0514
    { servers: 40, offered: 38, durationMs: 1000 }, // B = 0.0936
  ])("spills what Erlang B says: $servers environments, $offered erlangs", async ({ servers, offered, durationMs }) => {
    const ratePerMinute = (offered / durationMs) * 60_000;
    const minutes = Math.round(8_000_000 / ratePerMinute);
    const trace = poissonTrace(ratePerMinute, minutes, 60_000, 7);
    const { result, minutes: points } = await simulate(
      trace,
      { durationMs, durationCv: 0.8, spinUpSeconds: 0, train: 0.01 },
      fixed(servers),
    );
    const first = Math.floor(0.01 * minutes);
    const spilled = points.spillover.subarray(first, points.length).reduce((a, b) => a + b, 0);
    const expected = erlangB(servers, offered);
    expect(spilled / result.requests / expected).toBeGreaterThan(0.99);
    expect(spilled / result.requests / expected).toBeLessThan(1.01);
  });

  // One slow stream: a request is cold when the gap since the last one exceeds the keep-alive, P = exp(-lambda K).
  // Executions of 1 ms hardly overlap, so there is one environment.
  it.each([
    { meanGapSeconds: 300, requests: 400_000 }, // exp(-1.2) = 0.3012
    { meanGapSeconds: 120, requests: 2_000_000 }, // exp(-3)   = 0.0498
  ])("is cold after the keep-alive with probability exp(-lambda K): $meanGapSeconds s apart", async (stream) => {
    const { meanGapSeconds, requests } = stream;
    const keepAliveSeconds = 360;
    const perHour = 3600 / meanGapSeconds;
    const trace = poissonTrace(perHour, Math.round(requests / perHour), 3_600_000, 3);
    const { result } = await simulate(
      trace,
      { durationMs: 1, durationCv: 0, coldStartMs: 1, coldStartCv: 0, keepAliveSeconds },
      none,
    );
    const expected = Math.exp(-keepAliveSeconds / meanGapSeconds);
    expect(result.coldStartRate / expected).toBeGreaterThan(0.99);
    expect(result.coldStartRate / expected).toBeLessThan(1.01);
  });

  // Without overflow the mean number of busy environments is the offered load: lambda S = 600/min x 0.5 s = 5.
  it("keeps as many environments busy as Little's law says", async () => {
    const trace = poissonTrace(600, 4000, 60_000, 5);
    const { minutes } = await simulate(trace, { durationMs: 500, durationCv: 1, coldStartMs: 1 }, none);
    const mean = minutes.concurrencyAverage.reduce((a, b) => a + b, 0) / minutes.length;
    expect(mean / 5).toBeGreaterThan(0.99);
    expect(mean / 5).toBeLessThan(1.01);
  });
});
