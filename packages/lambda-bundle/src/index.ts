export { buildLambda } from "./bundle/build-lambda.js";
export { type BundleOptions, bundleLambda } from "./bundle/bundle-lambda.js";
export {
  type BundleFile,
  type BundleReport,
  type Contributor,
  formatKilobytes,
  formatReport,
} from "./bundle/bundle-report.js";
export * from "./errors.js";
export { type LoadSubject, type LoadTime, measureLoad } from "./load/measure-load.js";
export type { FunctionConfiguration } from "./runtime/function-configuration.js";
export type { Invocation } from "./runtime/invocation.js";
export { type LambdaRun, type LambdaRunResult, runInLambda } from "./runtime/run-in-lambda.js";
export { type RunningLambda, startLambda } from "./runtime/start-lambda.js";
