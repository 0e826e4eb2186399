import { type LambdaPrices, lambdaPrices } from "@serverless-autoscaler/scaling-core";
import { busyShares } from "./busy-share.js";
import type { HourDemand } from "./demand.js";

/** What each candidate capacity would cost and cover in each hour of a group of days. */
export interface HourValues {
  /** Capacities that a window may have, rising; executions, >= 1. */
  readonly capacities: readonly number[];
  /** `costUsd[c][hour]` a week; negative where provisioned is cheaper than on demand. */
  readonly costUsd: readonly (readonly number[])[];
  /** `covered[c][hour]`: peak minutes that find all they need. */
  readonly covered: readonly (readonly number[])[];
  /** Share of time in which the k-th execution is busy, `busy[hour][k - 1]`. */
  readonly busy: readonly Float64Array[];
  /** What one idle execution costs; USD an hour. */
  readonly idleUsdHour: number;
}

const prices: LambdaPrices = lambdaPrices.x86_64;
const peakQuantiles = [0.5, 0.75, 0.9, 0.95, 0.99, 1];

/**
 * The value of provisioned capacity, hour by hour.
 *
 *   cost(c) = sum over k = 1..c of (idle - (onDemand - running) busy(k)) x memory x time
 *
 * With idle 4.1667, running 9.7222 and on demand 16.6667 (1e-6 USD a GB-second) the k-th execution costs nothing net
 * when it is busy 60 % of the time; busier, it saves money. Candidates are what that rule chooses in each hour, and
 * what the hour's peak minutes need.
 *
 * @param daysPerWeek how many days of the week the group has
 */
export function hourValues(hours: readonly HourDemand[], daysPerWeek: number, memoryMb: number): HourValues {
  const most = Math.max(1, ...hours.map(({ peakNeeds }) => peakNeeds.at(-1) ?? 0), ...hours.map(highestLoad));
  const busy = hours.map(({ loads }) => busyShares(loads, most));
  const gbSecondsAWeek = (memoryMb / 1024) * 3600 * daysPerWeek;
  const saved = prices.onDemandGbSecond - prices.provisionedDurationGbSecond;
  const costs = busy.map((shares) =>
    runningSum(shares, (share) => (prices.provisionedGbSecond - saved * share) * gbSecondsAWeek),
  );
  const worthIt = costs.map((cost) => cost.indexOf(Math.min(...cost)));
  const capacities = [...new Set([...worthIt, ...hours.flatMap(peakCapacities)])]
    .filter((capacity) => capacity > 0)
    .sort((a, b) => a - b);
  return {
    capacities,
    costUsd: capacities.map((capacity) => costs.map((cost) => cost[capacity] ?? 0)),
    covered: capacities.map((capacity) => hours.map(({ peakNeeds }) => countUpTo(peakNeeds, capacity))),
    busy,
    idleUsdHour: prices.provisionedGbSecond * (memoryMb / 1024) * 3600,
  };
}

const highestLoad = ({ loads }: HourDemand): number => Math.ceil(loads.reduce((a, b) => Math.max(a, b), 0));

/** `sums[c]` of the first c values; `sums[0]` is 0. */
function runningSum(values: Float64Array, term: (value: number) => number): readonly number[] {
  const sums = [0];
  for (const value of values) sums.push((sums.at(-1) ?? 0) + term(value));
  return sums;
}

const peakCapacities = ({ peakNeeds }: HourDemand): readonly number[] =>
  peakNeeds.length === 0 ? [] : peakQuantiles.map((share) => peakNeeds[Math.ceil(share * peakNeeds.length) - 1] ?? 0);

/** How many of the rising values are at most `limit`. */
function countUpTo(values: readonly number[], limit: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
