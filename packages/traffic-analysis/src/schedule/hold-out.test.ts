import { describe, expect, it } from "vitest";
import { localReadings } from "../timeline/local-clock.js";
import { holdOut } from "./hold-out.js";
import { verdictOf } from "./verdict.js";

describe("holdOut", () => {
  it("splits at the local midnight that is nearest to the share", () => {
    const start = Date.parse("2026-11-02T12:00:00Z") / 60_000;
    const readings = localReadings(start, 10 * 1440, "Asia/Seoul");
    // 70 % is 9 November 12:00 UTC; midnight in Seoul is 15:00 UTC
    expect(holdOut(readings, 0.7)).toEqual({ split: 7 * 1440 + 180, end: 10 * 1440 });
  });

  it("has nothing to hold out on one day", () => {
    expect(holdOut(localReadings(0, 1440, "UTC"), 0.7)).toBeUndefined();
  });
});

describe("verdictOf", () => {
  const result = (costUsd: number, coldStarts: number) => ({
    policy: "x",
    requests: 1000,
    coldStarts,
    coldStartRate: coldStarts / 1000,
    throttles: 0,
    p99WaitMs: 0,
    provisionedGbSeconds: 0,
    onDemandGbSeconds: 0,
    utilization: 0,
    costUsd,
    changes: 0,
  });
  // 73 hours: a tenth of a month
  const days = { from: "2026-11-01T00:00:00Z", to: "2026-11-04T01:00:00Z" };

  it.each([
    { with: result(0.9, 5), kind: "cheaper", moreUsdMonth: -1, avoided: 15 },
    { with: result(1.3, 5), kind: "buys", moreUsdMonth: 3, avoided: 15 },
    { with: result(1.3, 20), kind: "useless", moreUsdMonth: 3, avoided: 0 },
  ])("$kind", ({ with: schedule, kind, moreUsdMonth, avoided }) => {
    const verdict = verdictOf({ ...days, without: result(1, 20), schedule });
    expect(verdict).toMatchObject({ kind, coldStartsAvoided: avoided, avoidedShare: avoided / 20 });
    expect(verdict.moreUsdMonth).toBeCloseTo(moreUsdMonth, 9);
    // 30 cents for 15 of them
    if (kind === "buys") expect(verdict.usdPerColdStart).toBeCloseTo(0.02, 9);
  });
});
