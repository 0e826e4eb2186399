import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BundleFailedError, BundleOverBudgetError, OutdirNotABundleError } from "../errors.js";
import { runInLambda } from "../runtime/run-in-lambda.js";
import { bundleLambda } from "./bundle-lambda.js";
import { formatReport } from "./bundle-report.js";

const SHOP = fileURLToPath(new URL("../../test/fixtures/shop", import.meta.url));
const BUDGET = 10_000;

let scratch: string;
let outdir: string;
beforeEach(async () => {
  scratch = await realpath(await mkdtemp(join(tmpdir(), "bundle-test-")));
  outdir = join(scratch, "dist", "lambda");
});
afterEach(() => rm(scratch, { recursive: true }));

const bundle = (entry: string, budgetBytes = BUDGET) =>
  bundleLambda({ entry: join(SHOP, "src", entry), outdir, budgetBytes });

const run = async (events: readonly unknown[]) => {
  const { invocations } = await runInLambda({ directory: outdir, handler: "lambda.handler", environment: {}, events });
  return invocations.map(({ payload }) => payload);
};

describe("the deployed folder", () => {
  it("runs as a function, and loads a dynamic import when it is used", async () => {
    const report = await bundle("lambda.ts");
    expect(report.files.map(({ role }) => role).sort()).toEqual(["lazy", "map", "map", "map", "start", "start"]);
    expect(await run([{ item: "tea" }, { item: "tea", gift: true }])).toEqual([
      { price: 4 },
      { price: 4, card: expect.stringContaining("a present worth 4") },
    ]);
  });

  it("holds the modules and their maps, and what explains the size lies beside it", async () => {
    const report = await bundle("lambda.ts");
    const names = await readdir(outdir);
    expect(names).toContain("lambda.mjs");
    expect(names).toContain("lambda.mjs.map");
    expect(names.filter((name) => !/\.mjs(\.map)?$/.test(name))).toEqual([]);
    expect(names.sort()).toEqual(report.files.map(({ name }) => name).sort());
    expect((await readdir(join(scratch, "dist"))).sort()).toEqual([
      "lambda",
      "lambda.contributors.txt",
      "lambda.meta.json",
    ]);
  });

  it("loses the chunks of an earlier build", async () => {
    await bundle("lambda.ts");
    await bundle("legacy.ts");
    expect((await readdir(outdir)).sort()).toEqual(["lambda.mjs", "lambda.mjs.map"]);
  });

  it("is not emptied when it holds anything else", async () => {
    await mkdir(outdir, { recursive: true });
    await writeFile(join(outdir, "notes.txt"), "mine");
    await expect(bundle("lambda.ts")).rejects.toThrow(OutdirNotABundleError);
    await expect(bundle("lambda.ts")).rejects.toThrow('"notes.txt"');
    expect(await readdir(outdir)).toEqual(["notes.txt"]);
  });
});

describe("the bytes", () => {
  it("are the same wherever the checkout and the output lie, and name no folder of this machine", async () => {
    const contents: Map<string, string>[] = [];
    for (const place of ["here", "a/rather/deeper/place"]) {
      const checkout = join(scratch, place);
      await cp(SHOP, join(checkout, "shop"), { recursive: true });
      const files = new Map<string, string>();
      for (const target of ["shop/dist/lambda", "elsewhere/built"]) {
        outdir = join(checkout, target);
        await bundleLambda({ entry: join(checkout, "shop/src/lambda.ts"), outdir, budgetBytes: BUDGET });
        for (const name of (await readdir(outdir)).sort()) {
          const text = await readFile(join(outdir, name), "utf8");
          expect(text).not.toContain(scratch);
          expect(files.get(name) ?? text).toBe(text);
          files.set(name, text);
        }
      }
      contents.push(files);
    }
    expect(contents[0]?.size).toBe(6);
    expect(contents[1]).toEqual(contents[0]);
  });

  it("are minified, with a map that names the sources from the package's root", async () => {
    await bundle("lambda.ts");
    const code = await readFile(join(outdir, "lambda.mjs"), "utf8");
    expect(code.trimEnd().split("\n")).toHaveLength(2); // the code, and where its map is
    const map = JSON.parse(await readFile(join(outdir, "lambda.mjs.map"), "utf8"));
    expect(map.sources).toEqual(["../../src/lambda.ts"]);
    expect(map).not.toHaveProperty("sourcesContent");
  });

  it("hold a require() only where CommonJS calls one", async () => {
    await bundle("legacy.ts");
    expect(await readFile(join(outdir, "lambda.mjs"), "utf8")).toContain("createRequire");
    expect(await run([{}])).toEqual(["legacy"]);
    await bundle("lambda.ts");
    expect(await readFile(join(outdir, "lambda.mjs"), "utf8")).not.toContain("createRequire");
  });
});

describe("the budget", () => {
  it("counts what a cold start loads, not what is loaded when used", async () => {
    const { startBytes, lazyBytes, files } = await bundle("lambda.ts");
    const sizes = await Promise.all(files.map(async ({ name }) => (await readFile(join(outdir, name))).byteLength));
    expect(files.map(({ bytes }) => bytes)).toEqual(sizes);
    expect(lazyBytes).toBeGreaterThan(0);
    expect((await bundle("lambda.ts", startBytes)).startBytes).toBe(startBytes);
  });

  it("fails the build one byte above it, names the largest packages, and leaves nothing to deploy", async () => {
    const { startBytes } = await bundle("lambda.ts");
    const failing = bundle("lambda.ts", startBytes - 1);
    await expect(failing).rejects.toThrow(BundleOverBudgetError);
    await expect(failing).rejects.toThrow(`loads ${startBytes} bytes at a cold start, 1 more than its budget of`);
    await expect(failing).rejects.toThrow(/Largest packages:\n +0\.3 KB +\d+\.\d % {2}shop\n/);
    expect(await readdir(join(scratch, "dist"))).not.toContain("lambda");
    expect(await readFile(join(scratch, "dist", "lambda.contributors.txt"), "utf8")).toContain("shop");
  });

  it("is printed with the size and the packages", async () => {
    const printed = formatReport(await bundle("lambda.ts"));
    expect(printed).toMatch(
      /lambda: 0\.\d KB of 10\.0 KB \(\d+ %\), 0\.\d KB more when used\n +0\.\d KB +\d+\.\d % {2}shop$/,
    );
  });
});

describe("what is left out", () => {
  it("is not in the bundle, and says so when it is needed after all", async () => {
    const entry = join(SHOP, "src", "lambda.ts");
    const whole = await bundle("lambda.ts");
    const part = await bundleLambda({ entry, outdir, budgetBytes: BUDGET, leaveOut: ["src/gift-card"] });
    expect(part.lazyBytes).toBeLessThan(whole.lazyBytes);
    expect(await run([{ item: "tea" }, { item: "tea", gift: true }])).toEqual([
      { price: 4 },
      expect.objectContaining({ errorMessage: "src/gift-card.ts was left out of this bundle" }),
    ]);
  });

  it("must be there to begin with", async () => {
    const options = { entry: join(SHOP, "src", "lambda.ts"), outdir, budgetBytes: BUDGET, leaveOut: ["src/gitf-card"] };
    await expect(bundleLambda(options)).rejects.toThrow(
      'leaveOut names "src/gitf-card", but no module\'s path contains that',
    );
  });
});

describe("a source that does not compile", () => {
  it("fails naming file, line and what is missing", async () => {
    await expect(bundle("unresolved.ts")).rejects.toThrow(BundleFailedError);
    await expect(bundle("unresolved.ts")).rejects.toThrow(
      /src\/unresolved\.ts:1:\d+.*Could not resolve "\.\/absent\.js"/,
    );
  });

  it("fails when there is no entry", async () => {
    await expect(bundle("nowhere.ts")).rejects.toThrow(/nowhere\.ts: there is no such file/);
  });
});
