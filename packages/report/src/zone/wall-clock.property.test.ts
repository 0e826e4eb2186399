import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantOf, wallClockAt } from "./wall-clock.js";

const zones = fc.constantFrom("UTC", "Europe/Zurich", "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe");
const instants = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2100, 0, 1) });

describe("wall clocks", () => {
  it("lead back to an instant that shows the same reading", () => {
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        const reading = wallClockAt(at, zone);
        const back = instantOf(reading, zone);
        expect(back).toBeDefined();
        expect(wallClockAt(back ?? Number.NaN, zone)).toBe(reading);
        expect(back).toBeLessThanOrEqual(at);
      }),
    );
  });

  it("show nothing that the clocks jump over", () => {
    expect(instantOf(Date.UTC(2026, 2, 29, 2, 30), "Europe/Zurich")).toBeUndefined();
  });

  it("refuse a zone that is not known", () => {
    expect(() => wallClockAt(0, "Europe/Atlantis")).toThrow(
      /timeZone: got Europe\/Atlantis, expected an IANA time zone/,
    );
  });
});
