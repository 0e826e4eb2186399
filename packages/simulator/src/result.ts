import { lambdaPrices } from "@serverless-autoscaler/scaling-core";
import type { Totals } from "./lambda/totals.js";
import type { SimulationOptions } from "./options.js";

/** The figures of one policy on one trace, counted after the training part. */
export interface PolicyResult {
  readonly policy: string;
  /** Requests that came, throttled ones included. */
  readonly requests: number;
  readonly coldStarts: number;
  /** Cold starts per request served; fraction. */
  readonly coldStartRate: number;
  readonly throttles: number;
  /** 99th percentile of the wait for an INIT, over the requests served; milliseconds. */
  readonly p99WaitMs: number;
  /** Provisioned time paid for, rounded up to the billing quantum; GB-seconds. */
  readonly provisionedGbSeconds: number;
  /** On-demand execution and INIT; GB-seconds. */
  readonly onDemandGbSeconds: number;
  /** Share of the provisioned time paid for that served requests; fraction, 0 when nothing was provisioned. */
  readonly utilization: number;
  readonly costUsd: number;
  /** How often another provisioned capacity was asked for. */
  readonly changes: number;
}

/**
 * The figures of what was counted.
 *
 *   cost = provisioned GB-s x 4.1667e-6 + provisioned execution GB-s x 9.7222e-6
 *        + on-demand GB-s (INIT included) x 16.6667e-6 + requests served x 0.2e-6
 *
 * AWS rounds each execution up to a millisecond; that is left out.
 *
 * @param coldWaitsMs the wait of each cold start
 */
export function policyResult(
  policy: string,
  { memoryMb }: SimulationOptions,
  counted: Totals,
  coldWaitsMs: Float64Array,
): PolicyResult {
  const prices = lambdaPrices.x86_64;
  const gbSeconds = (ms: number) => ((ms / 1000) * memoryMb) / 1024;
  const { requests, throttles, coldStarts } = counted;
  const served = requests - throttles;
  const provisionedGbSeconds = gbSeconds(counted.billedMs);
  const executedGbSeconds = gbSeconds(counted.provisionedServiceMs);
  const onDemandGbSeconds = gbSeconds(counted.onDemandServiceMs + counted.initMs);
  return {
    policy,
    requests,
    coldStarts,
    coldStartRate: served > 0 ? coldStarts / served : 0,
    throttles,
    p99WaitMs: percentileWaitMs(coldWaitsMs, served, 0.99),
    provisionedGbSeconds,
    onDemandGbSeconds,
    utilization: provisionedGbSeconds > 0 ? executedGbSeconds / provisionedGbSeconds : 0,
    costUsd:
      provisionedGbSeconds * prices.provisionedGbSecond +
      executedGbSeconds * prices.provisionedDurationGbSecond +
      onDemandGbSeconds * prices.onDemandGbSecond +
      served * prices.request,
    changes: counted.changes,
  };
}

/** Nearest-rank percentile of waits of which all but the cold ones are 0. */
function percentileWaitMs(coldWaitsMs: Float64Array, served: number, share: number): number {
  const warm = served - coldWaitsMs.length;
  const rank = Math.ceil(share * served);
  if (rank <= warm) return 0;
  return coldWaitsMs.toSorted()[rank - warm - 1] ?? 0;
}
