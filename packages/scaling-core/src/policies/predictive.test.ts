import { describe, expect, it } from "vitest";
import { MINUTE, T0 } from "../../test/build.js";
import { burst, busy, drive, predictiveSpec, silence } from "../../test/drive.js";
import type { Json } from "../model/memory.js";
import type { Objective } from "../model/target.js";
import { predictive } from "./predictive.js";

const rarely: Objective = { kind: "coldStartRate", rate: 0.02 };
const hour = 60;
const day = 24 * hour;
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("what pays for itself", () => {
  it("holds what is busy all the time, with no objective: 1.667 x 1 > 1", () => {
    const { held } = drive({ traffic: () => busy(20), minutes: 8 * hour });
    expect(mean(held.slice(-hour))).toBeGreaterThanOrEqual(15);
  });

  it("holds nothing without an objective where nothing is busy for 60 % of the time", () => {
    const { held } = drive({ traffic: (minute) => (minute % 7 === 0 ? burst(5) : silence), minutes: 8 * hour });
    expect(Math.max(...held)).toBe(0);
  });

  it("does not buy what keep-alive gives: a timer of five minutes never starts cold", () => {
    const traffic = (minute: number) => (minute % 5 === 0 ? burst(4) : silence);
    const { held } = drive({ traffic, minutes: 12 * hour, objective: rarely });
    expect(mean(held.slice(-6 * hour))).toBeLessThan(0.1);
  });

  it("holds nothing in silence", () => {
    const { held } = drive({ traffic: () => silence, minutes: 4 * hour, objective: rarely });
    expect(Math.max(...held)).toBe(0);
  });
});

describe("structure that is found", () => {
  it("is there for the hourly batch, and not between two of them", () => {
    const traffic = (minute: number) => (minute % hour < 2 ? burst(20) : silence);
    const { held } = drive({ traffic, minutes: day, objective: rarely });
    const lastHours = Array.from({ length: 10 }, (_, index) => day - (index + 1) * hour);
    // What is asked for at the tick that has seen the minute 4 before is usable in the minute.
    const covered = lastHours.filter((batch) => (held[batch - 4] ?? 0) >= 20 && (held[batch - 2] ?? 0) >= 20);
    expect(covered.length).toBeGreaterThanOrEqual(9);
    expect(mean(held.slice(-10 * hour))).toBeLessThan(20 / 3);
  });

  it("follows the day: more at noon than at night", () => {
    const traffic = (minute: number) => busy(Math.max(1, Math.round(15 - 14 * Math.cos((2 * Math.PI * minute) / day))));
    const { held } = drive({ traffic, minutes: 3 * day, objective: rarely });
    const noon = mean(held.slice(2 * day + 11 * hour, 2 * day + 13 * hour));
    const night = mean(held.slice(2 * day + 23 * hour));
    expect(noon).toBeGreaterThan(20);
    expect(night).toBeLessThan(8);
  });

  it("follows on and off episodes of half an hour within minutes of their end", () => {
    const traffic = (minute: number) => (minute % (2 * hour) < 30 ? busy(10) : silence);
    const { held } = drive({ traffic, minutes: 2 * day, objective: rarely });
    const off = held.filter((_, minute) => minute > day && minute % (2 * hour) > 40 && minute % (2 * hour) < 110);
    expect(mean(off)).toBeLessThan(2);
  });

  it("catches up with a flash crowd while it lasts", () => {
    const traffic = (minute: number) => busy(minute < day ? 3 : 60);
    const { held } = drive({ traffic, minutes: day + 2 * hour, objective: rarely });
    expect(held[day - 1]).toBeLessThan(10);
    expect(held.at(-1)).toBeGreaterThanOrEqual(40);
  });
});

describe("a higher value of a cold start", () => {
  it("never holds less on average", () => {
    const traffic = (minute: number) => ((minute * 7919) % 23 < 4 ? burst(1 + ((minute * 31) % 5)) : silence);
    const meanAt = (usd: number) =>
      mean(drive({ traffic, minutes: 12 * hour, objective: { kind: "coldStartUsd", usd } }).held);
    const means = [0, 0.002, 0.02, 0.2].map(meanAt);
    expect(means).toEqual([...means].sort((one, other) => one - other));
    expect(means.at(-1)).toBeGreaterThan(means[0] ?? 0);
  });
});

describe("a rate that is out of reach", () => {
  it("is not chased: for spikes that grow eightfold less is held than the highest one had", () => {
    const traffic = (minute: number) => (minute % 97 === 96 ? burst(8 ** Math.floor(minute / 97)) : silence);
    const { held } = drive({ traffic, minutes: 6 * 97, objective: rarely });
    expect(mean(held.slice(-hour))).toBeLessThan(8 ** 4);
  });
});

describe("memory", () => {
  const traffic = (minute: number) => (minute % hour < 2 ? burst(6) : busy(2));
  // Six of some 7,000 an hour start cold when nothing is held.
  const hardlyEver: Objective = { kind: "coldStartRate", rate: 0.00005 };

  it("makes the same decisions when it went through JSON", () => {
    const minutes = 6 * hour;
    const kept = drive({ traffic, minutes, objective: hardlyEver });
    const written = drive({
      traffic,
      minutes,
      objective: hardlyEver,
      between: (memory) => JSON.parse(JSON.stringify(memory)),
    });
    expect(written.proposals).toEqual(kept.proposals);
  });

  it("is learnt again from the metrics when it is lost", () => {
    const lostAt = 12 * hour + 30;
    const { held } = drive({
      traffic,
      minutes: day,
      objective: hardlyEver,
      between: (memory, minute) => (minute === lostAt ? undefined : memory),
    });
    const whole = drive({ traffic, minutes: day, objective: hardlyEver }).held;
    expect(mean(held.slice(-6 * hour))).toBeGreaterThan(0.7 * mean(whole.slice(-6 * hour)));
  });

  it("asks for all of the history without it, and with it for what it has not seen", () => {
    const { memory } = drive({ traffic, minutes: hour });
    const at = T0 + (hour + 1) * MINUTE;
    expect(predictive.windowSeconds(predictiveSpec, undefined, at)).toBe(predictiveSpec.historySeconds);
    expect(predictive.windowSeconds(predictiveSpec, memory, at)).toBeLessThanOrEqual(900);
    expect(predictive.windowSeconds(predictiveSpec, memory, at + 3 * hour * MINUTE)).toBeGreaterThan(3 * hour * 60);
    expect(predictive.windowSeconds(predictiveSpec, { version: 0 }, at)).toBe(predictiveSpec.historySeconds);
  });

  it("keeps what is there when it knows nothing, until it has watched for an hour", () => {
    const result = predictive.propose(predictiveSpec, {
      at: T0 + 2 * MINUTE,
      kind: "lambda-provisioned",
      capacity: { requested: 33, ready: 33, readAt: T0 },
      current: 33,
      base: 33,
      objective: rarely,
      measure: () => ({ kind: "value", value: 1, at: T0 }),
      series: () => ({ points: [{ at: T0, value: 1 }], complete: true }),
      memory: undefined,
    });
    expect(result.proposal).toMatchObject({ kind: "want", capacity: 33 });
  });

  it("goes on after a gap in the ticks", () => {
    const skips = (minute: number) => minute > 10 * hour && minute < 13 * hour;
    const { held, proposals } = drive({ traffic, minutes: day, objective: hardlyEver, skips });
    expect(proposals.every(({ kind }) => kind === "want")).toBe(true);
    expect(mean(held.slice(-6 * hour))).toBeGreaterThan(1);
  });

  it("spreads two weeks of history over a few ticks, and holds still meanwhile", () => {
    const view = (memory: Json | undefined) => {
      const points = Array.from({ length: 4000 }, (_, minute) => ({ at: T0 + minute * MINUTE, value: 2 }));
      return predictive.propose(predictiveSpec, {
        at: T0 + 4001 * MINUTE,
        kind: "lambda-provisioned",
        capacity: { requested: 5, ready: 5, readAt: T0 },
        current: 5,
        base: 5,
        objective: hardlyEver,
        measure: () => ({ kind: "value", value: 2, at: T0 + 3999 * MINUTE }),
        series: () => ({ points, complete: true }),
        memory,
      });
    };
    const first = view(undefined);
    expect(first.proposal).toMatchObject({ kind: "blind", because: [{ values: { minutesLeft: 4000 - 2880 } }] });
    expect(view(first.memory).proposal.kind).toBe("want");
  });
});

describe("what it says", () => {
  it("names the deciding environment, its probability and the arithmetic", () => {
    const { proposals } = drive({ traffic: () => busy(20), minutes: 2 * hour });
    const [because] = proposals.at(-1)?.because ?? [];
    expect(because?.code).toBe("predictive");
    expect(because?.text).toMatch(/^\d+: environment \d+ .* probability [\d.]+; .* = -?[\d.]+ \(a cold start is worth/);
    expect(because?.values).toMatchObject({ environment: expect.any(Number), probability: expect.any(Number) });
  });

  it("is blind without data, and keeps what it remembers", () => {
    const memory = { version: 1 };
    const result = predictive.propose(predictiveSpec, {
      at: T0,
      kind: "lambda-provisioned",
      capacity: { requested: 5, ready: 5, readAt: T0 },
      current: 5,
      base: 5,
      objective: undefined,
      measure: () => ({ kind: "missing", why: "no data and no heartbeat" }),
      series: () => undefined,
      memory,
    });
    expect(result.proposal.kind).toBe("blind");
    expect(result.memory).toBe(memory);
  });
});
