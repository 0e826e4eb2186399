import { buildLambda } from "@serverless-autoscaler/lambda-bundle";

await buildLambda({ entry: "src/lambda.ts", outdir: "dist/lambda", budgetBytes: 850_000 });
