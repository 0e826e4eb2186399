import { describe, expect, it } from "vitest";
import { timelineFrom } from "../../test/timelines.js";
import { localReadings } from "../timeline/local-clock.js";
import type { Timeline } from "../timeline/timeline.js";
import { burstinessOf } from "./burstiness.js";
import { concurrencyByMinute, concurrencyOf } from "./concurrency.js";
import { daysOf } from "./days.js";
import { durationsOf } from "./durations.js";
import { growthOf } from "./growth.js";
import { hourOfDay, hourOfWeek } from "./hourly.js";
import { findPeaks } from "./peaks.js";
import { quantile, quantileOfCounts } from "./quantile.js";
import { routesOf } from "./routes.js";

const readingsOf = ({ startMinute, requests }: Timeline, timezone = "UTC") =>
  localReadings(startMinute, requests.length, timezone);

const hour = (minute: number) => Math.floor(minute / 60) % 24;

describe("hourOfDay and hourOfWeek", () => {
  it("count by local hours, and know how much of each the log covers", () => {
    // Monday 2 November, 22:30 UTC, for two hours: 23:30 to 1:30 in Berlin
    const log = timelineFrom("2026-11-02T22:30:00Z", 120, () => 2);
    const profile = hourOfDay(log, readingsOf(log, "Europe/Berlin"));
    expect(profile).toHaveLength(24);
    expect(profile[23]).toMatchObject({ requests: 60, minutes: 30, perHour: 120 });
    expect(profile[0]).toMatchObject({ requests: 120, minutes: 60, perHour: 120 });
    expect(profile[12]).toMatchObject({ requests: 0, minutes: 0, perHour: 0 });
    const week = hourOfWeek(log, readingsOf(log, "Europe/Berlin"));
    expect(week).toHaveLength(168);
    expect(week.filter(({ minutes }) => minutes > 0).map(({ weekday, hour: at }) => [weekday, at])).toEqual([
      [0, 23],
      [1, 0],
      [1, 1],
    ]);
  });

  it("add up to all requests, over a change of clocks", () => {
    const log = timelineFrom("2026-10-24T00:00:00Z", 3 * 1440, (minute) => minute % 7);
    const all = log.requests.reduce((sum, count) => sum + count, 0);
    for (const timezone of ["UTC", "Europe/Berlin", "America/New_York"]) {
      const total = hourOfWeek(log, readingsOf(log, timezone)).reduce((sum, { requests }) => sum + requests, 0);
      expect(total).toBe(all);
    }
    // 2 o'clock comes twice on 25 October: four hours of it in three days
    expect(hourOfDay(log, readingsOf(log, "Europe/Berlin"))[2]?.minutes).toBe(240);
  });
});

describe("findPeaks", () => {
  const fourWeeks = (requestsAt: (minute: number) => number) => {
    // From Monday 2 November
    const log = timelineFrom("2026-11-02T00:00:00Z", 28 * 1440, requestsAt);
    return findPeaks(daysOf(log, readingsOf(log)));
  };
  const weekend = (minute: number) => Math.floor(minute / 1440) % 7 >= 5;

  it("finds the hours that are busy on weekdays, and those of the weekend apart", () => {
    const peaks = fourWeeks((minute) => {
      const busy = weekend(minute) ? hour(minute) === 20 : hour(minute) >= 9 && hour(minute) < 12;
      return busy ? 100 : 10;
    });
    expect(peaks).toMatchObject([
      { days: "Mon-Fri", fromHour: 9, toHour: 12, perHour: 6000, daysShown: 20, daysSeen: 20, regularity: 1 },
      { days: "Sat-Sun", fromHour: 20, toHour: 21, perHour: 6000, daysShown: 8, daysSeen: 8 },
    ]);
    // (3 x 100 + 21 x 10) / 24 = 21.25 a minute on a weekday
    expect(peaks[0]?.timesMean).toBeCloseTo(100 / 21.25, 9);
  });

  it("says on how many of the days it shows", () => {
    const peaks = fourWeeks((minute) => (hour(minute) === 9 && Math.floor(minute / 1440) % 4 !== 0 ? 100 : 10));
    expect(peaks).toMatchObject([{ days: "every day", fromHour: 9, toHour: 10, daysShown: 21, daysSeen: 28 }]);
    expect(peaks[0]?.regularity).toBeCloseTo(0.75, 9);
  });

  it("finds none in even traffic, in one day's spike, and in a log of a few hours", () => {
    expect(fourWeeks(() => 10)).toEqual([]);
    expect(fourWeeks((minute) => (minute >= 3 * 1440 + 540 && minute < 3 * 1440 + 600 ? 900 : 10))).toEqual([]);
    const short = timelineFrom("2026-11-02T08:00:00Z", 300, (minute) => minute);
    expect(findPeaks(daysOf(short, readingsOf(short)))).toEqual([]);
  });
});

describe("growthOf", () => {
  it("is the median change against the same weekday a week before", () => {
    const grown = (minute: number) => 100 * 1.1 ** Math.floor(minute / 10_080) * (1 + hour(minute));
    const log = timelineFrom("2026-11-02T00:00:00Z", 21 * 1440, (minute) =>
      // One strange day moves nothing.
      Math.floor(minute / 1440) === 9 ? 1e6 : grown(minute),
    );
    const growth = growthOf(daysOf(log, readingsOf(log)));
    expect(growth?.perWeek).toBeCloseTo(0.1, 9);
    expect(growth?.pairs).toBe(14);
  });

  it("is unknown for a week", () => {
    const log = timelineFrom("2026-11-02T00:00:00Z", 7 * 1440, () => 1);
    expect(growthOf(daysOf(log, readingsOf(log)))).toBeUndefined();
  });
});

describe("burstinessOf", () => {
  it("is 1 for a Poisson-like minute, and more for bursts", () => {
    // 60 requests: 30 seconds with 2 each. Sum of squares 120; (120 / 60 - 1) / 1 = 1
    const even = timelineFrom("2026-11-02T00:00:00Z", 10, () => 60, {
      busiestSecond: new Float64Array(10).fill(2),
      squares: new Float64Array(10).fill(120),
    });
    expect(burstinessOf(even)).toEqual({ dispersion: 1, peakToMean: 2, busiestSecond: 2, minutes: 1 });
    // 60 requests: 6 seconds with 10 each. 600 / 60 - 1 = 9
    const bursts = timelineFrom("2026-11-02T00:00:00Z", 10, () => 60, {
      busiestSecond: new Float64Array(10).fill(10),
      squares: new Float64Array(10).fill(600),
    });
    expect(burstinessOf(bursts)).toMatchObject({ dispersion: 9, peakToMean: 10 });
  });

  it("looks only at minutes that were counted by the second", () => {
    const log = timelineFrom("2026-11-02T00:00:00Z", 10, () => 60, {
      busiestSecond: Float64Array.from({ length: 10 }, (_, minute) => (minute === 4 ? 2 : Number.NaN)),
      squares: Float64Array.from({ length: 10 }, (_, minute) => (minute === 4 ? 120 : Number.NaN)),
    });
    expect(burstinessOf(log)).toMatchObject({ dispersion: 1, minutes: 1 });
  });

  it("is unknown when timestamps are whole minutes, or requests too few", () => {
    const whole = timelineFrom("2026-11-02T00:00:00Z", 10, () => 60, {
      busiestSecond: new Float64Array(10).fill(60),
      squares: new Float64Array(10).fill(3600),
    });
    expect(burstinessOf(whole)).toBeUndefined();
    expect(burstinessOf(timelineFrom("2026-11-02T00:00:00Z", 10, () => 3))).toBeUndefined();
  });
});

describe("concurrency", () => {
  it("is requests times duration over time (Little)", () => {
    const log = timelineFrom("2026-11-02T00:00:00Z", 3, (minute) => [120, 60, 30][minute] ?? 0, {
      // 120 requests of 500 ms; 60 of which half were timed, at 1,000 ms; 30 that were not
      durationMs: Float64Array.of(60_000, 30_000, 0),
      timed: Float64Array.of(120, 30, 0),
    });
    const loads = concurrencyByMinute(log, 200);
    // 120 x 0.5 / 60; 60 x 1 / 60; 30 x 0.6 / 60 with the log's mean of 90,000 ms / 150
    expect([...loads]).toEqual([1, 1, 0.3]);
    expect(concurrencyOf(loads)).toMatchObject({ p50: 1, max: 1 });
    expect(concurrencyOf(loads).mean).toBeCloseTo(2.3 / 3, 12);
  });

  it("uses the assumed duration where the log has none", () => {
    const log = timelineFrom("2026-11-02T00:00:00Z", 1, () => 300);
    expect([...concurrencyByMinute(log, 200)]).toEqual([1]);
  });
});

describe("quantiles", () => {
  it("are nearest ranks", () => {
    expect([0.25, 0.5, 0.51, 1].map((share) => quantile([4, 1, 3, 2], share))).toEqual([1, 2, 3, 4]);
    expect(quantile([], 0.5)).toBeNaN();
    const counts = [
      { durationMs: 10, requests: 90 },
      { durationMs: 500, requests: 9 },
      { durationMs: 9000, requests: 1 },
    ];
    expect([0.5, 0.9, 0.91, 0.99, 1].map((share) => quantileOfCounts(counts, share))).toEqual([10, 10, 500, 500, 9000]);
  });

  it("of durations come with the exact mean, and the spread", () => {
    const counts = [
      { durationMs: 100, requests: 50 },
      { durationMs: 300, requests: 50 },
    ];
    // Standard deviation 100 over mean 200
    expect(durationsOf(counts, 19_900)).toMatchObject({ count: 100, meanMs: 199, cv: 0.5, p50Ms: 100, p99Ms: 300 });
    expect(durationsOf([], 0)).toBeUndefined();
  });
});

describe("routesOf", () => {
  it("adds up statuses, and tells errors of the server from those of clients", () => {
    const count = (route: string, status: string, requests: number) => ({
      route,
      status,
      requests,
      durationMs: requests * 10,
      timed: requests,
    });
    expect(
      routesOf([count("/a", "200", 6), count("/a", "503", 2), count("/a", "404", 2), count("/b", "timeout", 30)], 40),
    ).toEqual([
      { name: "/b", requests: 30, share: 0.75, errorRate: 1, meanMs: 10 },
      { name: "/a", requests: 10, share: 0.25, errorRate: 0.2, meanMs: 10 },
    ]);
  });
});
