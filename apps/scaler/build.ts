import { buildLambda } from "@serverless-autoscaler/lambda-bundle";

// 1.15 x what the SDK clients alone take that every tick needs (Lambda, CloudWatch, DynamoDB: see `npm run bench`).
await buildLambda({ entry: "src/lambda.ts", outdir: "dist/lambda", budgetBytes: 362_000 });
