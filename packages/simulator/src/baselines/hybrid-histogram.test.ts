import { describe, expect, it } from "vitest";
import { minuteTrace, mondayMs } from "../../test/traces.js";
import { simulate } from "../simulate.js";
import { hybridHistogram } from "./hybrid-histogram.js";
import { none } from "./none.js";

describe("hybridHistogram", () => {
  it("learns a timer: nothing between, everything warm when it fires", async () => {
    // Every 20 minutes 6 requests at once, for a day; without scaling each is a cold start.
    const trace = minuteTrace(Array.from({ length: 1440 }, (_, minute) => (minute % 20 === 0 ? 6 : 0)));
    const options = { burst: 6, durationMs: 2000, durationCv: 0, coldStartMs: 1000 };
    const without = await simulate(trace, options, none);
    expect(without.result.coldStarts).toBe(6 * 36);
    const { result, timeline } = await simulate(trace, options, hybridHistogram);
    expect(result.coldStarts).toBe(0);
    const evening = timeline.filter(({ atMs }) => atMs >= mondayMs + 20 * 3_600_000);
    expect(new Set(evening.map(({ provisioned }) => provisioned))).toEqual(new Set([0, 6]));
    // Of twenty minutes warm for seven, from 90 % of the idle time until the use is seen; ten are paid for.
    expect(result.provisionedGbSeconds).toBe(0.5 * 6 * 43_200 * 0.5);
  });
});
