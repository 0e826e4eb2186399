import { describe, expect, it } from "vitest";
import { capacity, input, MINUTE, series, T0, target } from "../test/build.js";
import { type Decided, type DecideInput, decide } from "./decide.js";
import type { TargetMemory } from "./model/memory.js";
import type { PolicySpec } from "./policies/policy-spec.js";

const codes = (decided: Decided): readonly string[] => decided.decision.because.map(({ code }) => code);
const to = ({ decision }: Decided) => (decision.kind === "set" ? decision.to : decision.at);
const remembering = (over: Partial<TargetMemory>): TargetMemory => ({
  version: 1,
  observingSince: T0 - 60 * MINUTE,
  wishes: [],
  recentChanges: [],
  policies: {},
  ...over,
});

describe("decide", () => {
  it("scales out to where the busy share equals the target", () => {
    const decided = decide(input({ series: { concurrency: series(T0, 3, 21), invocations: series(T0, 60, 600) } }));
    expect(decided.decision).toMatchObject({ kind: "set", from: 10, to: 30 }); // 21 / 0.7
    expect(decided.decision.because[0]).toMatchObject({
      code: "targetTracking",
      values: { concurrency: 21, wanted: 30 },
    });
  });

  it("counts the second limit of an environment: ten requests a second", () => {
    // 24,000 a minute = 400/s: 40 environments, although only 5 are busy at a time.
    const decided = decide(input({ series: { concurrency: series(T0, 5), invocations: series(T0, 24_000) } }));
    expect(to(decided)).toBe(40);
    expect(codes(decided)).toContain("requestRateFloor");
  });

  it("does not scale without data: no data is not no load", () => {
    const decided = decide(input({ series: { concurrency: { points: [], complete: true } }, heartbeatAt: undefined }));
    expect(decided.decision).toMatchObject({ kind: "hold", at: 10 });
    expect(codes(decided)).toEqual(["missingData", "alreadyThere"]);
  });

  it("takes missing for zero when a heartbeat of the same minute is there", () => {
    const decided = decide(input({ series: { concurrency: { points: [], complete: true } } }));
    expect(to(decided)).toBe(5); // wants 0; at most 50 % of 10 goes within a minute
    expect(decided.seen.concurrency).toMatchObject({ kind: "zero", value: 0 });
  });

  it("never takes a gap for zero in a series that the source calls partial", () => {
    const partial = { points: [{ at: T0 - 9 * MINUTE, value: 7 }], complete: false };
    expect(decide(input({ series: { concurrency: partial } })).decision.kind).toBe("hold");
  });

  it("still scales out on one policy when another is blind, but not in", () => {
    const blind = { type: "stepScaling", id: "s", metric: "throttlesPerMinute", minAdjustment: 1, steps: [] } as const;
    const both = target({ policies: [...target().policies, blind] });
    const at = (concurrency: number) =>
      decide(
        input({
          target: both,
          series: { concurrency: series(T0, concurrency), throttles: { points: [], complete: false } },
        }),
      );
    expect(to(at(21))).toBe(30);
    expect(at(1).decision).toMatchObject({ kind: "hold", at: 10 });
    expect(codes(at(1))).toContain("missingData");
  });

  it("leaves differences within the tolerance alone", () => {
    const decided = decide(input({ series: { concurrency: series(T0, 7.6) } })); // 7.6 / 0.7 = 11, 10 % over 10
    expect(codes(decided)).toEqual(["targetTracking", "withinTolerance", "alreadyThere"]);
  });

  it("does not leave alone, as a small difference, what does not fit", () => {
    // 104 are wanted by callers of a function that is capped at 100: 4 % are refused, for ever if 110 were "close enough".
    const reserved = target({
      resource: { kind: "lambda-reserved", function: "checkout", adopt: false },
      policies: [{ type: "targetTracking", id: "tt", targetUtilization: 0.95 }],
    });
    const refused = { concurrency: series(T0, 100), invocations: series(T0, 1000), throttles: series(T0, 40) };
    expect(to(decide(input({ target: reserved, capacity: capacity(100), series: refused })))).toBe(110); // 104 / 0.95
  });

  it("gives nothing back while half of what it needs to see is missing, but asks for more", () => {
    const half = (busy: number) => ({ concurrency: series(T0, busy), invocations: { points: [], complete: false } });
    expect(decide(input({ series: half(1) })).decision).toMatchObject({ kind: "hold", at: 10 });
    expect(to(decide(input({ series: half(21) })))).toBe(30);
  });

  describe("on the way in", () => {
    const quiet = { concurrency: series(T0, 1) }; // wants 2

    it("waits until a full window has been watched", () => {
      const decided = decide(input({ series: quiet, memory: remembering({ observingSince: T0 - 4 * MINUTE }) }));
      expect(decided.clampedBy).toEqual(["observationWindow"]);
    });

    it("starts to watch again when memory is lost", () => {
      expect(decide(input({ series: quiet, memory: undefined })).clampedBy).toEqual(["observationWindow"]);
    });

    it("starts to watch again after a gap in the ticks", () => {
      expect(decide(input({ series: quiet, previousTickAt: T0 - 10 * MINUTE })).clampedBy).toEqual([
        "observationWindow",
      ]);
    });

    it("lets the largest wish of the window win", () => {
      const wishes = [
        { at: T0 - 20 * MINUTE, capacity: 50 }, // ended before the window
        { at: T0 - 9 * MINUTE, capacity: 8 }, // reaches into it
        { at: T0 - 2 * MINUTE, capacity: 2 },
      ];
      const decided = decide(input({ series: quiet, memory: remembering({ wishes }) }));
      expect(to(decided)).toBe(8);
      expect(decided.clampedBy).toEqual(["stabilizationWindow"]);
    });

    it("lets nothing but the wish of now count in a window of zero", () => {
      const none = target({ scaleIn: { ...target().scaleIn, stabilizationSeconds: 0, maxPercentPerMinute: 100 } });
      const wishes = [{ at: T0 - 2 * MINUTE, capacity: 10 }];
      expect(to(decide(input({ target: none, series: quiet, memory: remembering({ wishes }) })))).toBe(2);
    });

    it("waits out the cooldown of the last scale-in, unless a scale-out came between", () => {
      const lastScaleInAt = T0 - 2 * MINUTE;
      expect(decide(input({ series: quiet, memory: remembering({ lastScaleInAt }) })).clampedBy).toEqual([
        "scaleInCooldown",
      ]);
      // One and a half intervals early: where the billing quantum opens.
      const over = remembering({ lastScaleInAt: T0 - 211_000 });
      expect(decide(input({ series: quiet, memory: over })).clampedBy).toEqual(["velocityIn"]);
      const between = remembering({ lastScaleInAt, lastScaleOutAt: T0 - MINUTE });
      expect(decide(input({ series: quiet, memory: between })).clampedBy).toEqual(["velocityIn"]);
    });

    it("gives back at most half within a minute", () => {
      const decided = decide(input({ series: quiet }));
      expect(to(decided)).toBe(5);
      expect(decided.clampedBy).toEqual(["velocityIn"]);
    });

    it("keeps what is paid for to the end of the quantum", () => {
      const after = (seconds: number) =>
        decide(input({ series: quiet, memory: remembering({ quantumStart: T0 - seconds * 1000 }) })).clampedBy;
      expect(after(60)).toEqual(["velocityIn", "billingQuantum"]);
      expect(after(209)).toEqual(["velocityIn", "billingQuantum"]); // 91 s left, 90 count as the end
      expect(after(211)).toEqual(["velocityIn"]);
      expect(after(301)).toEqual(["velocityIn", "billingQuantum"]); // the next quantum has begun
    });

    it("brings the last environment to zero", () => {
      const decided = decide(input({ capacity: capacity(1), series: { concurrency: series(T0, 0) } }));
      expect(to(decided)).toBe(0);
    });
  });

  it("limits growth when told to, but never below four a minute", () => {
    const limited = target({ scaleOut: { cooldownSeconds: 0, maxPercentPerMinute: 100 } });
    const busy = { concurrency: series(T0, 70) }; // wants 100
    expect(to(decide(input({ target: limited, series: busy })))).toBe(20);
    expect(to(decide(input({ target: limited, series: busy, capacity: capacity(2) })))).toBe(6);
    const jittered = [{ at: T0 - 59_800, from: 5, to: 10 }]; // a tick that came a little early
    expect(to(decide(input({ target: limited, series: busy, memory: remembering({ recentChanges: jittered }) })))).toBe(
      20,
    );
    const recentChanges = [{ at: T0 - 20_000, from: 10, to: 18 }];
    const again = input({
      target: limited,
      series: busy,
      capacity: capacity(18),
      memory: remembering({ recentChanges }),
    });
    expect(to(decide(again))).toBe(20); // twice what there was a minute ago, whatever came since
  });

  describe("schedules", () => {
    const window = { type: "scheduled", id: "s", timezone: "UTC", cron: "0 9 * * *", durationSeconds: 7200 } as const;
    const floor = target({ policies: [{ ...window, bound: "min", capacity: 40 }] });

    it("hold the capacity from below while open, whatever the rules", () => {
      const slow = { ...floor, scaleOut: { cooldownSeconds: 0, maxPercentPerMinute: 10 }, tolerance: 0.9 };
      expect(to(decide(input({ target: slow })))).toBe(40); // 10:00 lies in 09:00 + 2 h
    });

    it("leave the minimum when they close, by the rules of scale-in", () => {
      const at = T0 + 2 * 3_600_000;
      const later = input({ at, target: { ...floor, bounds: { min: 3, max: 200 } }, capacity: capacity(40) });
      expect(to(decide(later))).toBe(20);
    });

    it("do nothing when suspended", () => {
      const suspended = { ...floor, suspend: { scaleOut: false, scaleIn: false, scheduled: true } };
      expect(codes(decide(input({ target: suspended, capacity: capacity(0) })))).toContain("scheduledSuspended");
    });

    it("cap what the load wants, but not the minimum of the bounds", () => {
      const cap = target({ policies: [...target().policies, { ...window, bound: "max", capacity: 15 }] });
      const busy = { concurrency: series(T0, 70) };
      expect(to(decide(input({ target: cap, series: busy })))).toBe(15);
      expect(to(decide(input({ target: { ...cap, bounds: { min: 18, max: 200 } }, series: busy })))).toBe(18);
    });
  });

  describe("operators", () => {
    const busy = { concurrency: series(T0, 70) };
    const override = { capacity: 50, until: T0 + 1, reason: "launch" };

    it("override everything but the bounds, and only until then", () => {
      const suspended = target({ override, suspend: { scaleOut: true, scaleIn: true, scheduled: true } });
      expect(to(decide(input({ target: suspended, series: busy })))).toBe(50);
      expect(to(decide(input({ target: { ...suspended, bounds: { min: 0, max: 20 } } })))).toBe(20);
      expect(
        to(decide(input({ at: T0 + 1, target: target({ override }), series: { concurrency: series(T0 + 1, 70) } }))),
      ).toBe(100);
    });

    it("pause everything until then", () => {
      const control = { pause: { until: T0 + 1, reason: "incident", by: "ana" }, override };
      expect(decide(input({ control, series: busy })).clampedBy).toEqual(["paused"]);
      expect(to(decide(input({ control: { pause: { ...control.pause, until: T0 } }, series: busy })))).toBe(100);
    });

    it("suspend one direction", () => {
      const suspend = { scaleOut: true, scaleIn: false, scheduled: false };
      expect(decide(input({ target: target({ suspend }), series: busy })).clampedBy).toEqual(["scaleOutSuspended"]);
      expect(to(decide(input({ target: target({ suspend }), series: { concurrency: series(T0, 1) } })))).toBe(5);
    });

    it("are not moved into the bounds in a suspended direction", () => {
      const suspend = { scaleOut: true, scaleIn: true, scheduled: false };
      const held = target({ suspend, bounds: { min: 20, max: 30 } });
      expect(decide(input({ target: held, series: busy })).decision).toMatchObject({ kind: "hold", at: 10 });
    });
  });

  it("moves a capacity outside its bounds back in, even without data", () => {
    const blind = { heartbeatAt: undefined, series: {} };
    expect(to(decide(input({ ...blind, target: target({ bounds: { min: 12, max: 20 } }) })))).toBe(12);
    expect(to(decide(input({ ...blind, target: target({ bounds: { min: 0, max: 8 } }) })))).toBe(8);
  });

  it("holds what is locked, and says so first", () => {
    const locked = { code: "allocationInProgress", text: "IN_PROGRESS for 40 s" } as const;
    const decided = decide(input({ capacity: capacity(10, { locked }), series: { concurrency: series(T0, 70) } }));
    expect(decided.decision).toMatchObject({ kind: "hold", at: 10 });
    expect(codes(decided)[0]).toBe("allocationInProgress");
  });

  it("stays under the ceiling of the cloud", () => {
    const because = { code: "ceiling", text: "reserved 25" } as const;
    const capped = input({
      capacity: capacity(10, { ceiling: { value: 25, because } }),
      series: { concurrency: series(T0, 70) },
    });
    expect(decide(capped)).toMatchObject({ decision: { to: 25 }, clampedBy: ["ceiling"] });
  });

  describe("a function without a reservation", () => {
    const reserved = target({
      resource: { kind: "lambda-reserved", function: "checkout", adopt: true },
      bounds: { min: 2, max: 200 },
    });
    const unset = (over: Parameters<typeof input>[0]) =>
      decide(input({ target: reserved, capacity: capacity("unset"), series: { concurrency: series(T0, 7) }, ...over }));

    it("gets one when it may, at once at what is wanted", () => {
      expect(unset({}).decision).toMatchObject({ kind: "set", from: "unset", to: 10 });
      const slow = { ...reserved, scaleOut: { cooldownSeconds: 0, maxPercentPerMinute: 10 } };
      expect(unset({ target: slow }).decision).toMatchObject({ to: 10 });
      expect(unset({ series: { concurrency: series(T0, 0) } }).decision).toMatchObject({ to: 2 });
    });

    const window: PolicySpec = {
      type: "scheduled",
      id: "s",
      timezone: "UTC",
      cron: "0 9 * * *",
      durationSeconds: 7200,
      bound: "min",
      capacity: 40,
    };
    it("gets the largest wish of a full window, and none before", () => {
      const wishes = [
        { at: T0 - 3 * MINUTE, capacity: 80 },
        { at: T0 - MINUTE, capacity: 10 },
      ];
      expect(unset({ memory: remembering({ wishes }) }).decision).toMatchObject({ to: 80 });
      expect(unset({ memory: undefined })).toMatchObject({
        decision: { kind: "hold", at: "unset" },
        clampedBy: ["observationWindow"],
      });
    });

    // Each of these would put a cap, or a stop, on a running function that nobody asked for.
    it.each([
      ["without data", { series: {}, heartbeatAt: undefined }],
      ["paused", { control: { pause: { until: T0 + 1, reason: "r", by: "b" } } }],
      ["suspended", { target: { ...reserved, suspend: { scaleOut: true, scaleIn: false, scheduled: false } } }],
      ["locked", { capacity: capacity("unset", { locked: { code: "reservedUnset", text: "no reservation" } }) }],
      ["by a schedule alone", { target: { ...reserved, policies: [window] } }],
    ] satisfies [string, Partial<DecideInput>][])("gets none %s", (_, over) => {
      expect(unset(over).decision).toMatchObject({ kind: "hold", at: "unset" });
      expect(codes(unset(over)).length).toBeGreaterThan(0);
    });
  });

  it("sees past a reserved cap by what was throttled", () => {
    const reserved = target({ resource: { kind: "lambda-reserved", function: "checkout", adopt: false } });
    const capped = { concurrency: series(T0, 10), invocations: series(T0, 100), throttles: series(T0, 50) };
    expect(to(decide(input({ target: reserved, series: capped })))).toBe(22); // 10 * 1.5 / 0.7
  });

  it("keeps an equal memory when nothing happens, so that nothing must be written", () => {
    const steady = input({ series: { concurrency: series(T0, 7) } });
    const { memory } = decide(steady);
    const next = T0 + MINUTE;
    const again = decide(input({ at: next, memory, series: { concurrency: series(next, 7) } }));
    expect(again.memory).toEqual(memory);
    expect(again.changed).toBe(false);
  });

  it("forgets times that lie in the future: the clock has jumped", () => {
    const memory = remembering({ lastScaleInAt: T0 + 3_600_000 });
    expect(decide(input({ memory, series: { concurrency: series(T0, 1) } })).clampedBy).toEqual(["observationWindow"]);
  });
});
