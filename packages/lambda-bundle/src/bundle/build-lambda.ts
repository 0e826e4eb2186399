import { LambdaBundleError } from "../errors.js";
import { type BundleOptions, bundleLambda } from "./bundle-lambda.js";
import { formatReport } from "./bundle-report.js";

/**
 * The whole of a package's `build.ts`: bundles, prints the size against the budget, and on failure prints why and makes
 * the process exit with 1.
 *
 * @example await buildLambda({ entry: "src/lambda.ts", outdir: "dist/lambda", budgetBytes: 850_000 })
 */
export async function buildLambda(options: BundleOptions): Promise<void> {
  try {
    process.stdout.write(`${formatReport(await bundleLambda(options))}\n`);
  } catch (error) {
    if (!(error instanceof LambdaBundleError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
