import { chmodSync, symlinkSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterEach, describe, expect, it } from "vitest";
import { bundleFolder } from "../../test/bundle-folder.js";
import { scratchFolder } from "../../test/scratch.js";
import { deterministicZip } from "./deterministic-zip.js";

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

describe("deterministicZip", () => {
  it("depends on names and contents, not on folder, time, mode or order of writing", () => {
    const one = bundleFolder({ "lambda.mjs": "a", "lib/b.mjs": "b" });
    const other = bundleFolder({ "lib/b.mjs": "b", "lambda.mjs": "a" });
    utimesSync(join(other, "lambda.mjs"), 1, 1);
    chmodSync(join(other, "lambda.mjs"), 0o777);
    expect(deterministicZip(other).bytes).toEqual(deterministicZip(one).bytes);
  });

  it("is the same in every time zone", () => {
    const folder = bundleFolder();
    const digests = ["UTC", "Asia/Seoul", "America/St_Johns", "Pacific/Apia"].map((name) => {
      process.env.TZ = name;
      return deterministicZip(folder).sha256;
    });
    expect(new Set(digests).size).toBe(1);
  });

  it("keeps its bytes from release to release: this digest changes only with the format or the compressor", () => {
    const zip = deterministicZip(bundleFolder({ "lambda.mjs": "export const handler = 1;\n" }));
    expect(zip.sha256).toBe("a5122a985e2f97a94d0991cdb2af805c0353ece7ce52023adbf2fdd7a1b4ca72");
  });

  it("holds the files as they are", () => {
    const zip = deterministicZip(bundleFolder({ "lambda.mjs": "a", "lib/deep/ü.txt": "béta" }));
    const unzipped = Object.entries(unzipSync(zip.bytes)).map(([path, bytes]) => [path, strFromU8(bytes)]);
    expect(unzipped).toEqual([
      ["lambda.mjs", "a"],
      ["lib/deep/ü.txt", "béta"],
    ]);
    expect(zip.unzippedBytes).toBe(1 + 5); // "a" + "béta" in UTF-8
  });

  it.each([
    ["missing", () => "/nowhere/dist/lambda", /\/nowhere\/dist\/lambda does not exist: build the bundle first/],
    ["empty", scratchFolder, /is empty/],
    [
      "linked",
      () => {
        const folder = bundleFolder();
        symlinkSync("/etc/hostname", join(folder, "link"));
        return folder;
      },
      /link is neither a file nor a directory/,
    ],
  ])("refuses a folder that is %s", (_what, folder, message) => {
    expect(() => deterministicZip(folder())).toThrow(message);
  });
});
