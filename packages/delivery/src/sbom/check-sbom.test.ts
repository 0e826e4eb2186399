import { expect, it } from "vitest";
import { checkSbom } from "./check-sbom.js";

const sbom = (...purls: string[]) => ({ bomFormat: "CycloneDX", components: purls.map((purl) => ({ purl })) });
const metafile = (...paths: string[]) => ({ inputs: Object.fromEntries(paths.map((path) => [path, {}])) });
const bundle = metafile(
  "src/lambda.ts",
  "../../packages/scaling-core/src/decide.ts",
  "../../node_modules/express/lib/express.js",
  "../../node_modules/express/node_modules/@smithy/core/index.js",
);

it("names what is in the bundle, and finds it in the bill", () => {
  const complete = sbom("pkg:npm/express@5.3.0", "pkg:npm/%40smithy/core@3.0.0", "pkg:npm/never-bundled@1.0.0");
  expect(checkSbom(complete, bundle)).toEqual(["@smithy/core", "express"]);
});

it("refuses a bill that leaves something out", () => {
  expect(() => checkSbom(sbom("pkg:npm/express@5.3.0"), bundle)).toThrow("@smithy/core");
});

it("refuses what is no bill, and what is no bundle", () => {
  expect(() => checkSbom({ bomFormat: "SPDX" }, bundle)).toThrow('bomFormat is "SPDX"');
  expect(() => checkSbom(sbom(), metafile("src/lambda.ts"))).toThrow("no inputs");
});
