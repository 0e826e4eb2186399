import { describe, expect, it } from "vitest";
import { checkFunctionLimits, checkPackageLimits, type FunctionSize } from "./lambda-limits.js";

const fits: FunctionSize = {
  name: "checkout",
  memoryMb: 128,
  timeoutSeconds: 900,
  ephemeralStorageMb: 10_240,
  environment: { STAGE: "dev" },
};
const MB = 1024 * 1024;

describe("checkFunctionLimits", () => {
  it("lets the limits themselves pass", () => {
    expect(() => checkFunctionLimits(fits)).not.toThrow();
    expect(() => checkFunctionLimits({ ...fits, memoryMb: 10_240, timeoutSeconds: 1 })).not.toThrow();
  });

  it.each([
    [{ memoryMb: 127 }, "checkout: memoryMb is 127; Lambda allows a whole number from 128 to 10240"],
    [{ memoryMb: 10_241 }, "checkout: memoryMb is 10241; Lambda allows a whole number from 128 to 10240"],
    [{ memoryMb: 512.5 }, "checkout: memoryMb is 512.5; Lambda allows a whole number from 128 to 10240"],
    [{ timeoutSeconds: 0 }, "checkout: timeoutSeconds is 0; Lambda allows a whole number from 1 to 900"],
    [{ timeoutSeconds: 901 }, "checkout: timeoutSeconds is 901; Lambda allows a whole number from 1 to 900"],
    [
      { ephemeralStorageMb: 511 },
      "checkout: ephemeralStorageMb is 511; Lambda allows a whole number from 512 to 10240",
    ],
    [{ name: "check out" }, 'check out: name is "check out"; Lambda allows 1 to 64 letters, digits, - and _'],
    [
      { environment: { BIG: "x".repeat(4094) } }, // 3 + 4094
      "checkout: environment is 4097 bytes; Lambda allows at most 4096 bytes of names and values together",
    ],
  ])("refuses %o", (change, message) => {
    expect(() => checkFunctionLimits({ ...fits, ...change })).toThrow(message);
  });
});

describe("checkPackageLimits", () => {
  it("refuses what is too large, zipped or unzipped", () => {
    expect(() => checkPackageLimits("dist", 50 * MB, 250 * MB)).not.toThrow();
    expect(() => checkPackageLimits("dist", 51 * MB, 60 * MB)).toThrow(
      "dist: package, zipped is 51.0 MB; Lambda allows at most 50 MB",
    );
    expect(() => checkPackageLimits("dist", 40 * MB, 251 * MB)).toThrow(
      "dist: package, unzipped is 251.0 MB; Lambda allows at most 250 MB",
    );
  });
});
