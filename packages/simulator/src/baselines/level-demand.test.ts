import { describe, expect, it } from "vitest";
import { minuteTrace, mondayMs, steadyTrace } from "../../test/traces.js";
import { resolveOptions } from "../options.js";
import { simulate } from "../simulate.js";
import { LevelDemands } from "./level-demand.js";
import { none } from "./none.js";

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

describe("LevelDemands", () => {
  it("counts the cold starts of doing nothing, level by level", async () => {
    // Without INIT time a level is reached exactly when the simulated function needs one environment more.
    const counts = Array.from({ length: 300 }, (_, minute) => [0, 2, 400, 30, 0, 0, 0, 0, 0, 0, 900][minute % 11] ?? 0);
    const options = resolveOptions({ durationMs: 700, coldStartMs: 1e-6, coldStartCv: 0, train: 0 });
    const { result } = await simulate(minuteTrace(counts), options, none);
    const windows = { firstMs: 0, lengthMs: 60_000, count: 300 };
    const { levels } = new LevelDemands(minuteTrace(counts), options, mondayMs, windows);
    expect(sum(levels.flatMap(({ coldStarts }) => [...coldStarts]))).toBe(result.coldStarts);
    expect(result.coldStarts).toBeGreaterThan(100);
    const busyMs = sum(levels.flatMap((level) => [...level.busyMs]));
    expect((busyMs / 1000) * (options.memoryMb / 1024)).toBeCloseTo(result.onDemandGbSeconds, 3);
  });

  it("marks windows whose start finds the level in use or soon to be used again", () => {
    // One execution of 90 s that starts in minute 0, another in minute 5: idle for less than the keep-alive of 360 s.
    const options = resolveOptions({ durationMs: 90_000, durationCv: 0, train: 0 });
    const windows = { firstMs: 0, lengthMs: 60_000, count: 10 };
    const { levels } = new LevelDemands(minuteTrace([1, 0, 0, 0, 0, 1, 0, 0, 0, 0]), options, mondayMs, windows);
    const [first] = levels;
    expect(levels).toHaveLength(1);
    const startedLate = (first?.missed[7] ?? 0) === 1 ? 1 : 0;
    expect([...(first?.missed ?? [])]).toEqual([0, 1, 1, 1, 1, 1, 1, startedLate, 0, 0]);
    expect([...(first?.coldStarts ?? [])]).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it("leaves out what the cap throttles", () => {
    const options = resolveOptions({ durationMs: 30_000, reserved: 3, train: 0 });
    const { levels } = new LevelDemands(steadyTrace(600, 5), options, mondayMs, {
      firstMs: 0,
      lengthMs: 60_000,
      count: 5,
    });
    expect(levels).toHaveLength(3);
  });
});
