import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bundleFolder } from "../../test/bundle-folder.js";
import { deterministicZip } from "./deterministic-zip.js";

const fileName = fc.stringMatching(/^[a-z]{1,8}\.(mjs|map|json)$/);
const contents = fc.dictionary(fileName, fc.string(), { minKeys: 1, maxKeys: 6 });

describe("deterministicZip", () => {
  it("gives equal folders equal digests, in whatever order their files were written", () => {
    fc.assert(
      fc.property(contents, (files) => {
        const backwards = Object.fromEntries(Object.entries(files).reverse());
        expect(deterministicZip(bundleFolder(backwards)).sha256).toBe(deterministicZip(bundleFolder(files)).sha256);
      }),
      { numRuns: 30 },
    );
  });

  it("gives another digest as soon as one file differs", () => {
    fc.assert(
      fc.property(contents, fc.string({ minLength: 1 }), (files, more) => {
        const [name = "", text = ""] = Object.entries(files)[0] ?? [];
        const changed = deterministicZip(bundleFolder({ ...files, [name]: text + more }));
        expect(changed.sha256).not.toBe(deterministicZip(bundleFolder(files)).sha256);
      }),
      { numRuns: 30 },
    );
  });
});
