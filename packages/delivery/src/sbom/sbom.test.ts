import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratchFolder } from "../../test/scratch-folder.js";
import { bundleSbom } from "./bundle-sbom.js";
import { bundledPackages } from "./bundled-packages.js";

/** A repository with one function; its folder comes back. */
function repository(): string {
  const root = scratchFolder();
  const manifests = {
    "apps/api/package.json": { name: "@shop/api", version: "0.1.0" },
    "packages/core/package.json": { name: "@shop/core", version: "0.1.0" },
    "node_modules/express/package.json": { name: "express", version: "5.3.0" },
    "node_modules/express/node_modules/qs/package.json": { name: "qs", version: "6.0.0" },
    "node_modules/qs/package.json": { name: "qs", version: "5.0.0" },
    "node_modules/@aws/sdk/package.json": { name: "@aws/sdk", version: "3.0.0" },
    "node_modules/@aws/sdk/dist-es/package.json": { type: "module" },
  };
  for (const [file, manifest] of Object.entries(manifests)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), JSON.stringify(manifest));
  }
  return join(root, "apps", "api");
}

const metafile = {
  inputs: {
    "src/lambda.ts": {},
    "../../packages/core/src/decide.ts": {},
    "../../node_modules/express/lib/express.js": {},
    "../../node_modules/express/node_modules/qs/index.js": {},
    "../../node_modules/@aws/sdk/dist-es/client.js": {},
    "left-out:iconv-lite": {},
  },
};
const component = (name: string, version: string) => ({
  "bom-ref": `${name}@${version}`,
  type: "library",
  purl: `pkg:npm/${name.replace("@", "%40")}@${version}`,
});
const npmSbom = {
  bomFormat: "CycloneDX",
  metadata: { component: { name: "root" } },
  components: [
    component("@shop/api", "0.1.0"),
    component("@shop/core", "0.1.0"),
    component("express", "5.3.0"),
    component("qs", "6.0.0"),
    component("qs", "5.0.0"),
    component("@aws/sdk", "3.0.0"),
    component("vitest", "4.0.0"),
  ],
  dependencies: [
    { ref: "@shop/api@0.1.0", dependsOn: ["express@5.3.0", "vitest@4.0.0"] },
    { ref: "vitest@4.0.0", dependsOn: ["qs@5.0.0"] },
  ],
};

describe("what a bundle is made of", () => {
  it("is every package that a file of it belongs to, in the version that is installed there", () => {
    expect(bundledPackages(metafile, repository()).map(({ name, version }) => `${name}@${version}`)).toEqual([
      "@aws/sdk@3.0.0",
      "@shop/api@0.1.0",
      "@shop/core@0.1.0",
      "express@5.3.0",
      "qs@6.0.0",
    ]);
  });

  it("cannot be nothing", () => {
    expect(() => bundledPackages({ inputs: {} }, repository())).toThrow("no inputs");
  });
});

describe("the bill of a bundle", () => {
  const packages = [
    ["@aws/sdk", "3.0.0"],
    ["@shop/api", "0.1.0"],
    ["@shop/core", "0.1.0"],
    ["express", "5.3.0"],
    ["qs", "6.0.0"],
  ].map(([name = "", version = ""]) => ({ name, version }));

  it("lists these and nothing else", () => {
    const bill = bundleSbom(npmSbom, "@shop/api", packages);
    expect(bill.metadata).toEqual({ component: { ...component("@shop/api", "0.1.0"), type: "application" } });
    expect(JSON.stringify(bill.components)).not.toContain("vitest");
    expect(bill.components).toHaveLength(4);
    expect(bill.dependencies).toEqual([{ ref: "@shop/api@0.1.0", dependsOn: ["express@5.3.0"] }]);
  });

  it("is refused when npm does not know a package of the bundle", () => {
    const without = { ...npmSbom, components: npmSbom.components.filter(({ purl }) => !purl.includes("qs@6")) };
    expect(() => bundleSbom(without, "@shop/api", packages)).toThrow("qs@6.0.0");
    expect(() => bundleSbom(npmSbom, "@shop/other", packages)).toThrow("@shop/other");
    expect(() => bundleSbom({ bomFormat: "SPDX" }, "@shop/api", packages)).toThrow('bomFormat is "SPDX"');
  });
});
