import { describe, expect, it } from "vitest";
import { defaultOptions, resolveOptions } from "./options.js";

describe("resolveOptions", () => {
  it("fills in the defaults", () => {
    expect(resolveOptions({ scale: 2 })).toEqual({ ...defaultOptions, scale: 2 });
  });

  it.each([
    [{ durationMs: 0 }, "durationMs: got 0, expected a number > 0"],
    [{ durationCv: -1 }, "durationCv: got -1, expected a number >= 0"],
    [{ memoryMb: 64 }, "memoryMb: got 64, expected 128..10240 MB"],
    [{ train: 1 }, "train: got 1, expected a fraction, 0 <= x < 1"],
    [{ reserved: 2.5 }, "reserved: got 2.5, expected a whole number >= 1"],
    [{ seed: Number.NaN }, "seed: got NaN, expected a whole number"],
  ])("refuses %o", (given, message) => {
    expect(() => resolveOptions(given)).toThrow(message);
  });
});
