import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { scratchFolder } from "../../test/scratch-folder.js";
import { checkLicences } from "./check-licences.js";
import { installedPackages } from "./installed-packages.js";

const root = fileURLToPath(new URL("../../../../", import.meta.url));

function install(packages: Readonly<Record<string, object>>): string {
  const folder = scratchFolder();
  for (const [path, manifest] of Object.entries(packages)) {
    mkdirSync(join(folder, path), { recursive: true });
    writeFileSync(join(folder, path, "package.json"), JSON.stringify(manifest));
  }
  return folder;
}

describe("the packages of this repository", () => {
  it("may all be used", () => {
    const counts = checkLicences(installedPackages(join(root, "node_modules")));
    expect(counts.get("MIT")).toBeGreaterThan(100);
  });
});

describe("a package", () => {
  it("is found wherever it lies, with licences old and new", () => {
    const folder = install({
      a: { name: "a", version: "1.0.0", license: "MIT" },
      "@scope/b": { name: "@scope/b", version: "2.0.0", license: { type: "ISC" } },
      "a/node_modules/c": { name: "c", version: "3.0.0", licenses: [{ type: "MIT" }, { type: "GPL-2.0" }] },
    });
    const found = installedPackages(folder).map(({ name, licence }) => `${name} ${licence}`);
    expect(found.sort()).toEqual(["@scope/b ISC", "a MIT", "c MIT OR GPL-2.0"]);
  });

  it.each([
    [{ license: "AGPL-3.0-only" }, "x@1.0.0: AGPL-3.0-only"],
    [{ license: "UNLICENSED" }, "x@1.0.0: UNLICENSED"],
    [{}, "x@1.0.0: no licence"],
  ])("with %j is refused", (licence, message) => {
    const folder = install({ x: { name: "x", version: "1.0.0", ...licence } });
    expect(() => checkLicences(installedPackages(folder))).toThrow(message);
  });
});
