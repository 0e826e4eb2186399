import { buildLambda } from "@serverless-autoscaler/lambda-bundle";
import { bundleOptions } from "./bundle-options.js";

await buildLambda({ ...bundleOptions, outdir: "dist/lambda" });
