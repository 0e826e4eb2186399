export type {
  Account,
  CloudModel,
  FunctionCatalogue,
  FunctionFacts,
  MetricPoint,
  MetricQuery,
  MetricSource,
  ProvisionedConcurrency,
  ProvisionedState,
  QualifierFacts,
  ReservedConcurrency,
  Statistic,
} from "./cloud/cloud-model.js";
export { InMemoryCloud, type StandaloneFunction } from "./cloud/in-memory-cloud.js";
export { type MetricDatum, MetricStore } from "./cloud/metric-store.js";
export { ProvisionedLedger } from "./cloud/provisioned-ledger.js";
export type { TableShape } from "./dynamodb/table.js";
export { LocalAwsError } from "./errors.js";
export type { Fault, FaultKind } from "./faults/fault.js";
export { findMoto } from "./moto/find-moto.js";
export { type Moto, startMoto } from "./moto/start-moto.js";
export type { RequestCounts } from "./operator/request-count.js";
export type { LocalAwsOptions } from "./options.js";
export { AWS_LAMBDA_RATES, type LambdaRates } from "./rates/lambda-rates.js";
export { type LocalAws, startLocalAws } from "./start-local-aws.js";
