import type { Timeline } from "../timeline/timeline.js";
import { quantile } from "./quantile.js";

/** How unevenly requests come within a minute, told from the busiest tenth of the minutes (of a sample, in a long log). */
export interface Burstiness {
  /** Variance of the counts of the seconds over their mean; median. 1 for independent arrivals (Poisson). */
  readonly dispersion: number;
  /** Requests of the busiest second over those of the mean second; median. */
  readonly peakToMean: number;
  /** Requests of the busiest second of all that were looked at. */
  readonly busiestSecond: number;
  /** Minutes that it was told from. */
  readonly minutes: number;
}

const busiestShare = 0.1;

/** In minutes with fewer requests a ratio says nothing. */
const fewestRequests = 10;

/** When so many minutes have all their requests in one second, the log's clock has no seconds. */
const withoutSecondsShare = 0.9;

/**
 * The dispersion of a minute with n requests whose seconds have the counts c:
 *
 *   dispersion = (sum(c^2) / 60 - (n / 60)^2) / (n / 60)
 *
 * @returns undefined when requests are too few, or the timestamps are whole minutes
 */
export function burstinessOf({ requests, busiestSecond, squares }: Timeline): Burstiness | undefined {
  const filled = [...requests.keys()].filter(
    (index) => (requests[index] ?? 0) >= fewestRequests && !Number.isNaN(busiestSecond[index]),
  );
  const inOneSecond = filled.filter((index) => requests[index] === busiestSecond[index]);
  if (filled.length === 0 || inOneSecond.length > withoutSecondsShare * filled.length) return undefined;
  filled.sort((a, b) => (requests[b] ?? 0) - (requests[a] ?? 0));
  const busiest = filled.slice(0, Math.max(1, Math.ceil(busiestShare * filled.length)));
  const perSecond = (index: number) => (requests[index] ?? 0) / 60;
  const dispersion = (index: number) => ((squares[index] ?? 0) / 60 - perSecond(index) ** 2) / perSecond(index);
  return {
    dispersion: quantile(busiest.map(dispersion), 0.5),
    peakToMean: quantile(
      busiest.map((index) => (busiestSecond[index] ?? 0) / perSecond(index)),
      0.5,
    ),
    busiestSecond: filled.reduce((most, index) => Math.max(most, busiestSecond[index] ?? 0), 0),
    minutes: busiest.length,
  };
}
