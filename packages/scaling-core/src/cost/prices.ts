/** Lambda prices, USD. Source: AWS Lambda pricing page, us-east-1, read 2026-11; other Regions differ by some percent. */
export interface LambdaPrices {
  readonly onDemandGbSecond: number;
  readonly provisionedGbSecond: number;
  readonly provisionedDurationGbSecond: number;
  readonly request: number;
}

export type Architecture = "x86_64" | "arm64";

export const lambdaPrices: Readonly<Record<Architecture, LambdaPrices>> = {
  x86_64: {
    onDemandGbSecond: 0.0000166667,
    provisionedGbSecond: 0.0000041667,
    provisionedDurationGbSecond: 0.0000097222,
    request: 0.0000002,
  },
  arm64: {
    onDemandGbSecond: 0.0000133334,
    provisionedGbSecond: 0.0000033334,
    provisionedDurationGbSecond: 0.0000077778,
    request: 0.0000002,
  },
};

/** A month as AWS bills it: 730 hours. */
export const SECONDS_PER_MONTH = 730 * 3600;

/** CloudWatch GetMetricData: USD per metric requested. Source: CloudWatch pricing, read 2026-11. */
const USD_PER_METRIC = 0.01 / 1000;

/** What holding provisioned environments for a month costs, idle; USD. */
export function provisionedUsdPerMonth(environments: number, memoryMb: number, architecture: Architecture): number {
  return environments * (memoryMb / 1024) * SECONDS_PER_MONTH * lambdaPrices[architecture].provisionedGbSecond;
}

/** What asking for this many metrics at this interval costs a month; USD. 1 metric a minute = 0.438. */
export function pollingUsdPerMonth(metrics: number, intervalSeconds: number): number {
  return metrics * USD_PER_METRIC * (SECONDS_PER_MONTH / intervalSeconds);
}
