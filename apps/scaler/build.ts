import { buildLambda } from "@serverless-autoscaler/lambda-bundle";
import { scalerBundle } from "./bundle.js";

await buildLambda({ ...scalerBundle, outdir: "dist/lambda" });
