import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { LoadFailedError } from "../errors.js";
import { measureLoad } from "./measure-load.js";
import { median } from "./median.js";

const fixture = (name: string) => fileURLToPath(new URL(`../../test/fixtures/load/${name}.mjs`, import.meta.url));

describe("measureLoad", () => {
  it("tells a slow module from a quick one, as a ratio to the first, with the environment of each", async () => {
    const slow = { name: "slow", file: fixture("slow"), environment: { WAIT_MS: "150" } };
    const [quick, measured] = await measureLoad({
      subjects: [{ name: "quick", file: fixture("quick") }, slow],
      runs: 3,
    });
    expect(quick).toMatchObject({ name: "quick", ratio: 1 });
    expect(measured?.medianMs).toBeGreaterThanOrEqual(150); // it waits that long
    expect(measured?.ratio).toBeGreaterThan(1);
  });

  it("says which module does not load, and why", async () => {
    const measuring = measureLoad({ subjects: [{ name: "scaler", file: fixture("broken") }], runs: 1 });
    await expect(measuring).rejects.toThrow(LoadFailedError);
    await expect(measuring).rejects.toThrow(/scaler \(.*broken\.mjs\) does not load:[\s\S]*no licence/);
  });

  it("names a file that does not exist", async () => {
    const measuring = measureLoad({ subjects: [{ name: "api", file: fixture("absent") }], runs: 1 });
    await expect(measuring).rejects.toThrow(/absent\.mjs/);
  });
});

describe("median", () => {
  it.each([
    { values: [3], is: 3 },
    { values: [9, 1, 5], is: 5 },
    { values: [4, 1, 100, 2], is: 3 }, // (2 + 4) / 2
  ])("of $values is $is", ({ values, is }) => expect(median(values)).toBe(is));
});
