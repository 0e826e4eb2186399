import type { Account, CloudModel } from "./cloud/cloud-model.js";
import type { StandaloneFunction } from "./cloud/in-memory-cloud.js";
import type { TableShape } from "./dynamodb/table.js";
import { LocalAwsError } from "./errors.js";
import type { LambdaRates } from "./rates/lambda-rates.js";

export interface LocalAwsOptions {
  /** 0 or absent = a free port. */
  readonly port?: number;
  /** URL of an emulator that answers everything else, such as `http://127.0.0.1:5000`. Absent = standalone. */
  readonly upstream?: string;
  /** Functions of the standalone mode. */
  readonly functions?: readonly StandaloneFunction[];
  /** DynamoDB tables of the standalone mode; they start empty. */
  readonly tables?: readonly TableShape[];
  /** Stands behind a standalone endpoint in place of `functions`: a simulator, for example. */
  readonly cloud?: CloudModel;
  readonly account?: Partial<Account>;
  /** Seconds from a request for provisioned concurrency until all of it is ready; default 90. */
  readonly spinUpSeconds?: number;
  /** Enforced over all Lambda calls; `AWS_LAMBDA_RATES` are AWS's own. Absent = no limit. */
  readonly lambdaRates?: LambdaRates;
  /** Datapoints that a page of GetMetricData holds; default AWS's 100,800. */
  readonly metricPageSize?: number;
  /** Of the faults that strike by chance; default 1. */
  readonly seed?: number;
  /** Epoch ms; spin-up, rates and the Date header follow it. Default: the system's clock. */
  readonly now?: () => number;
}

/** @throws {LocalAwsError} invalidOption, naming the option, its value and what was expected */
export function checkOptions(options: LocalAwsOptions): void {
  const { upstream, functions, tables, cloud, spinUpSeconds, metricPageSize } = options;
  if (upstream !== undefined && (functions ?? tables ?? cloud) !== undefined) {
    throw invalid("upstream", upstream, "no functions, tables or cloud beside it: the upstream has its own");
  }
  if (cloud !== undefined && functions !== undefined) {
    throw invalid(
      "functions",
      functions.map((one) => one.name),
      "none beside cloud, which has its own",
    );
  }
  if (upstream !== undefined && !/^http:\/\/[^/]+\/?$/.test(upstream)) {
    throw invalid("upstream", upstream, "http://host:port");
  }
  if (spinUpSeconds !== undefined && !(spinUpSeconds >= 0))
    throw invalid("spinUpSeconds", spinUpSeconds, "seconds >= 0");
  if (metricPageSize !== undefined && !(metricPageSize >= 1)) throw invalid("metricPageSize", metricPageSize, ">= 1");
}

function invalid(name: string, value: unknown, expected: string): LocalAwsError {
  return new LocalAwsError(
    "invalidOption",
    `option ${name}: ${JSON.stringify(value)} is not valid; expected ${expected}`,
  );
}
