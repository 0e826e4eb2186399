import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { BundleOverBudgetError, OutdirNotABundleError } from "../errors.js";
import { type BundleFile, type BundleReport, contributorTable } from "./bundle-report.js";
import { type CompiledLambda, compileLambda } from "./compile-lambda.js";
import { contributors } from "./contributors.js";
import { startOutputs } from "./start-outputs.js";

/** What to bundle, where to, and how large it may be. */
export interface BundleOptions {
  /** Source file that exports the handler; it becomes `lambda.mjs`, so the handler is `lambda.<export>`. */
  readonly entry: string;
  /** Folder to deploy, for example `dist/lambda`. Emptied first, and afterwards holds what Lambda needs and nothing else. */
  readonly outdir: string;
  /** Most bytes that a cold start may load: the entry and its static imports, minified, unzipped. */
  readonly budgetBytes: number;
  /**
   * Parts of paths of modules that the function never reaches: each of them becomes one that throws when it is first
   * required. Default none.
   */
  readonly leaveOut?: readonly string[];
}

/**
 * Bundles a Lambda function into one minified ES module with a source map; dynamic imports become files of their own.
 *
 * The same sources give the same bytes, wherever the checkout and `outdir` lie. Beside `outdir` it writes
 * `<outdir>.meta.json` (esbuild's metafile) and `<outdir>.contributors.txt` (the largest packages).
 *
 * @throws {BundleFailedError} when the source does not compile, or `leaveOut` names what is not there
 * @throws {BundleOverBudgetError} naming the largest packages; no `outdir` is then left, so that nothing too large is deployed
 * @throws {OutdirNotABundleError} when `outdir` holds files that no bundle wrote
 * @example await bundleLambda({ entry: "src/lambda.ts", outdir: "dist/lambda", budgetBytes: 850_000 })
 */
export async function bundleLambda(options: BundleOptions): Promise<BundleReport> {
  const outdir = resolve(options.outdir);
  await removeEarlierBundle(outdir);
  const compiled = await compileLambda(options.entry, options.leaveOut ?? []);
  const report = reportOf(compiled, options);

  await mkdir(dirname(outdir), { recursive: true });
  await writeFile(`${outdir}.meta.json`, `${JSON.stringify(compiled.metafile)}\n`);
  await writeFile(`${outdir}.contributors.txt`, `${contributorTable(report)}\n`);
  if (report.startBytes > options.budgetBytes) throw overBudget(report, options.entry);

  await mkdir(outdir);
  for (const { name, contents } of compiled.files) await writeFile(join(outdir, name), contents);
  return report;
}

function reportOf(compiled: CompiledLambda, { outdir, budgetBytes }: BundleOptions): BundleReport {
  const start = startOutputs(compiled.metafile, compiled.entryOutput);
  const startNames = new Set(start.map((output) => basename(output)));
  const files = compiled.files.map(({ name, contents }): BundleFile => {
    const role = name.endsWith(".map") ? "map" : startNames.has(name) ? "start" : "lazy";
    return { name, bytes: contents.byteLength, role };
  });
  const bytesOf = (role: BundleFile["role"]) =>
    files.filter((file) => file.role === role).reduce((sum, file) => sum + file.bytes, 0);
  return {
    outdir,
    files,
    startBytes: bytesOf("start"),
    lazyBytes: bytesOf("lazy"),
    budgetBytes,
    contributors: contributors(compiled.metafile, start, compiled.directory),
    warnings: compiled.warnings,
  };
}

/** A chunk left by an earlier build would be deployed with the new one; anything else in the folder is not ours to delete. */
async function removeEarlierBundle(outdir: string): Promise<void> {
  const names = await readdir(outdir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const stranger = names.find((name) => !/\.mjs(\.map)?$/.test(name));
  if (stranger !== undefined) {
    throw new OutdirNotABundleError(
      `outdir ${outdir} holds "${stranger}", which no bundle wrote: choose a folder of its own, ` +
        `such as ${join(dirname(outdir), "lambda")}, or delete that file`,
    );
  }
  await rm(outdir, { recursive: true, force: true });
}

function overBudget(report: BundleReport, entry: string): BundleOverBudgetError {
  const { startBytes, budgetBytes } = report;
  return new BundleOverBudgetError(
    `the bundle of ${entry} loads ${startBytes} bytes at a cold start, ${startBytes - budgetBytes} more than its budget of ` +
      `${budgetBytes}. Largest packages:\n${contributorTable(report)}\n` +
      "Load what is rarely used by `await import(...)`, drop a package, or raise budgetBytes on purpose.",
  );
}
