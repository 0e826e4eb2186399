import { parsePolicyText } from "@serverless-autoscaler/scaling-config/yaml";
import { openSince } from "@serverless-autoscaler/scaling-core";
import { describe, expect, it } from "vitest";
import { timelineFrom } from "../../test/timelines.js";
import { localReadings } from "../timeline/local-clock.js";
import { chooseWindows, type Schedule } from "./choose-windows.js";
import type { Demand } from "./demand.js";
import { needOf } from "./need.js";
import { policyYaml } from "./policy-yaml.js";

/** Four weeks from Monday 2 November 2026, in UTC. */
function demand(loadAt: (hour: number, weekday: number) => number, days = 28): Demand {
  const { startMinute, requests: loads } = timelineFrom("2026-11-02T00:00:00Z", days * 1440, (minute) =>
    loadAt(Math.floor(minute / 60) % 24, Math.floor(minute / 1440) % 7),
  );
  const needs = loads.map((load) => needOf(load, 1, 0));
  return { readings: localReadings(startMinute, loads.length, "UTC"), loads, needs };
}

const windowsOf = ({ windows }: Schedule) =>
  windows.map(({ weekdays, fromHour, toHour, capacity }) => ({ weekdays, fromHour, toHour, capacity }));

const office = (hour: number, weekday: number) => (weekday < 5 && hour >= 9 && hour < 17 ? 4 : 0.2);

describe("chooseWindows", () => {
  it("opens what the peaks need when they are, on the days that have them", () => {
    const schedule = chooseWindows(demand(office), { cover: 0.95, memoryMb: 512 });
    expect(schedule.covered).toBeGreaterThanOrEqual(0.95);
    // 4 + 2.326 x 2 = 8.65 executions
    expect(windowsOf(schedule)).toEqual([{ weekdays: [0, 1, 2, 3, 4], fromHour: 9, toHour: 17, capacity: 9 }]);
  });

  it("keeps only what pays for itself when no peak is to be covered", () => {
    const [window, ...others] = chooseWindows(demand(office), { cover: 0, memoryMb: 512 }).windows;
    expect(others).toEqual([]);
    // P(N >= 3) = 0.76, P(N >= 4) = 0.57 at a mean of 4: three are busy more than 60 % of the time
    expect(window).toMatchObject({ fromHour: 9, toHour: 17, capacity: 3 });
    expect(window?.lastBusyShare).toBeGreaterThan(0.6);
    expect(window?.costUsdWeek).toBeLessThan(0);
  });

  it("has the price of what it holds: the newsvendor's sum", () => {
    const [window] = chooseWindows(
      demand(() => 1000 / 60),
      { cover: 0, memoryMb: 1024 },
    ).windows;
    // All day, every day; k pays while P(N >= k) > 0.6
    expect(window).toMatchObject({ weekdays: [0, 1, 2, 3, 4, 5, 6], fromHour: 0, toHour: 24, capacity: 16 });
  });

  it("covers a larger share at a higher cost", () => {
    const noisy = demand((hour) => 1 + hour / 3);
    const costs = [0, 0.5, 0.9, 1].map((cover) => chooseWindows(noisy, { cover, memoryMb: 512 }));
    for (const [index, schedule] of costs.entries()) {
      expect(schedule.covered).toBeGreaterThanOrEqual([0, 0.5, 0.9, 1][index] ?? 0);
      expect(schedule.costUsdWeek).toBeGreaterThanOrEqual(costs[index - 1]?.costUsdWeek ?? Number.NEGATIVE_INFINITY);
    }
  });

  it("tells weekdays apart only when there are weeks to tell from", () => {
    const mondays = (hour: number, weekday: number) => (weekday === 0 && hour >= 9 && hour < 17 ? 20 : 0.01);
    expect(windowsOf(chooseWindows(demand(mondays), { cover: 0.95, memoryMb: 512 }))).toMatchObject([
      { weekdays: [0] },
    ]);
    expect(windowsOf(chooseWindows(demand(mondays, 5), { cover: 0.95, memoryMb: 512 }))).toMatchObject([
      { weekdays: [0, 1, 2, 3, 4, 5, 6] },
    ]);
  });

  it("finds no peaks in even traffic, and keeps what pays for itself", () => {
    const schedule = chooseWindows(
      demand(() => 4),
      { cover: 0.95, memoryMb: 512 },
    );
    expect(schedule).toMatchObject({ peakMinutes: 0, covered: 1, windows: [{ fromHour: 0, toHour: 24, capacity: 3 }] });
  });

  it("suggests nothing where there is nothing", () => {
    expect(
      chooseWindows(
        demand(() => 0),
        { cover: 0.95, memoryMb: 512 },
      ),
    ).toMatchObject({ windows: [], peakMinutes: 0 });
  });
});

describe("policyYaml", () => {
  const options = { functionName: "checkout", alias: "live", timezone: "Asia/Seoul", learntFrom: "a test" };
  const yaml = (loadAt: (hour: number, weekday: number) => number) =>
    policyYaml(chooseWindows(demand(loadAt), { cover: 0.95, memoryMb: 512 }), options);

  it("is a policy file: accepted, with its windows", () => {
    const { file } = parsePolicyText(yaml(office), { source: "policy.yaml" });
    expect(file.targets).toMatchObject([
      {
        name: "checkout",
        resource: { kind: "lambda-provisioned", function: "checkout", alias: "live" },
        bounds: { min: 0, max: 9 },
        policies: [
          { type: "scheduled", timezone: "Asia/Seoul", bound: "min", capacity: 9, durationSeconds: 8 * 3600 + 300 },
        ],
      },
    ]);
  });

  it.each([
    {
      days: "weekdays",
      loadAt: office,
      open: ["2026-11-23T08:55", "2026-11-27T16:59"],
      closed: ["2026-11-23T08:54", "2026-11-28T10:00"],
    },
    {
      days: "every day, from midnight on",
      loadAt: (hour: number) => (hour < 6 ? 4 : 0.1),
      open: ["2026-11-28T00:00", "2026-11-28T05:59"],
      closed: ["2026-11-28T06:00", "2026-11-27T23:56"],
    },
    {
      days: "the weekend",
      loadAt: (hour: number, weekday: number) => (weekday > 4 && hour > 19 ? 4 : 0.1),
      open: ["2026-11-28T19:55", "2026-11-29T23:59"],
      closed: ["2026-11-30T20:30", "2026-11-27T20:30"],
    },
  ])("opens its windows when it says: $days", ({ loadAt, open, closed }) => {
    const { file } = parsePolicyText(yaml(loadAt), { source: "policy.yaml" });
    const isOpen = (local: string) => {
      // Seoul is nine hours ahead, all year.
      const at = Date.parse(`${local}:30Z`) - 9 * 3_600_000;
      const policies = file.targets[0]?.policies ?? [];
      return policies.some((policy) => policy.type === "scheduled" && openSince(policy, at) !== undefined);
    };
    expect([...open, ...closed].filter(isOpen)).toEqual(open);
  });
});
