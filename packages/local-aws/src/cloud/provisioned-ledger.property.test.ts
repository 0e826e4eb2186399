import fc from "fast-check";
import { expect, test } from "vitest";
import { handClock } from "../../test/clients.js";
import { ProvisionedLedger } from "./provisioned-ledger.js";

const SPIN_UP_SECONDS = 90;

test("never serves more than is asked for, serves all of it after the spin-up, and nothing in between", () => {
  const step = fc.record({ put: fc.integer({ min: 1, max: 50 }), waitSeconds: fc.integer({ min: 0, max: 200 }) });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 20 }), (steps) => {
      const clock = handClock(0);
      const ledger = new ProvisionedLedger(clock.now, SPIN_UP_SECONDS);
      for (const { put, waitSeconds } of steps) {
        const before = ledger.get("f", "live")?.available ?? 0;
        const asked = ledger.put("f", "live", put);
        expect(asked.available).toBe(Math.min(before, put)); // what served before goes on serving, as far as wanted
        clock.advanceSeconds(waitSeconds);
        const state = ledger.get("f", "live");
        const isDone = waitSeconds >= SPIN_UP_SECONDS || put === before;
        expect(state?.status).toBe(isDone ? "READY" : "IN_PROGRESS");
        expect(state?.available).toBe(isDone ? put : Math.min(before, put));
        expect(ledger.totals().get("f")).toBe(put);
      }
    }),
  );
});

test("a removed allocation leaves nothing to count", () => {
  const ledger = new ProvisionedLedger(() => 0, SPIN_UP_SECONDS);
  ledger.put("f", "live", 5);
  ledger.put("f", "blue", 3);
  ledger.remove("f", "live");
  expect(ledger.totals()).toEqual(new Map([["f", 3]]));
  ledger.remove("f", "blue");
  expect(ledger.totals()).toEqual(new Map());
});
