import fc from "fast-check";
import { expect, it } from "vitest";
import { minuteTrace, mondayMs } from "../test/traces.js";
import type { Policy } from "./controller.js";
import { LivingFunction } from "./living-function.js";
import { minuteColumns } from "./metrics/minute-series.js";
import { resolveOptions } from "./options.js";
import { simulate } from "./simulate.js";

/** Asks at each minute for the next of `wishes`. */
function wishing(wishes: readonly number[]): Policy {
  let tick = 0;
  return { kind: "causal", name: "wishing", create: () => ({ tickSeconds: 60, decide: () => wishes[tick++] }) };
}

it("gives the minutes of `simulate` for the same trace, seed, wishes and cap", async () => {
  const minutes = 12;
  await fc.assert(
    fc.asyncProperty(
      // Up to 100 requests a second: of short ones the cap admits 40 to 120, by its rate; of long ones it is full.
      fc.array(fc.integer({ min: 0, max: 6000 }), { minLength: minutes, maxLength: minutes }),
      fc.array(fc.integer({ min: 0, max: 4 }), { minLength: minutes, maxLength: minutes }),
      fc.integer({ min: 4, max: 12 }),
      fc.constantFrom(20, 200, 3000),
      fc.integer(),
      async (counts, wishes, cap, durationMs, seed) => {
        const given = { durationMs, seed: seed | 0, spinUpSeconds: 70, keepAliveSeconds: 90, train: 0, burst: 3 };
        const trace = minuteTrace(counts);
        const batch = await simulate(trace, { ...given, reserved: cap }, wishing(wishes));

        const living = new LivingFunction(trace, resolveOptions({ ...given, reserved: 1000 }));
        for (let minute = 0; minute <= minutes; minute += 1) {
          const atMs = mondayMs + minute * 60_000;
          while (living.nextArrivalMs < atMs) living.arrive(cap);
          living.advanceTo(atMs);
          if (minute < minutes) living.request(atMs, wishes[minute] as number);
        }
        for (const column of minuteColumns) {
          expect(living.minutes[column].subarray(0, minutes)).toEqual(batch.minutes[column].subarray(0, minutes));
        }
        expect(living.totalsAt(mondayMs + minutes * 60_000)).toEqual(batch.counted);
      },
    ),
    { numRuns: 40 },
  );
});

it("closes the minutes of what still runs after the trace, and then no more", () => {
  const living = new LivingFunction(minuteTrace([5]), resolveOptions({ durationMs: 120_000, durationCv: 0 }));
  while (Number.isFinite(living.nextArrivalMs)) living.arrive(10);
  living.advanceTo(mondayMs + 3_600_000);
  expect(living.minutes.length).toBe(16);
  expect([...living.minutes.concurrencyMax.subarray(0, 5)]).toEqual([5, 5, 5, 0, 0]);
  expect(living.totalsAt(mondayMs + 3_600_000)).toMatchObject({ requests: 5, throttles: 0 });
});
