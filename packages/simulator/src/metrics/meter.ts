import type { LambdaFunction } from "../lambda/lambda-function.js";
import type { Totals } from "../lambda/totals.js";
import { type MinuteSeries, minuteMs } from "./minute-series.js";

/** Closes one minute after the other: the difference between what was at its start and at its end. */
export class Meter {
  readonly #function: LambdaFunction;
  readonly #minutes: MinuteSeries;
  #before: Totals;
  #busyBeforeMs = 0;
  #provisionedBusyBeforeMs = 0;

  constructor(simulated: LambdaFunction, minutes: MinuteSeries) {
    this.#function = simulated;
    this.#minutes = minutes;
    this.#before = simulated.totalsAt(0);
  }

  /** Appends the minute that ends at `atMs`, to which the function must be settled. */
  close(atMs: number): void {
    const totals = this.#function.totalsAt(atMs);
    const before = this.#before;
    const busyMs = this.#function.busyMs(atMs);
    const provisionedBusyMs = this.#function.provisionedBusyMs(atMs);
    const served = totals.requests - before.requests - (totals.throttles - before.throttles);
    const serviceMs =
      totals.provisionedServiceMs + totals.onDemandServiceMs - (before.provisionedServiceMs + before.onDemandServiceMs);
    const readyMs = totals.readyMs - before.readyMs;
    // AWS emits the utilisation under traffic only: no request on provisioned, no point.
    const utilized = totals.provisionedRequests > before.provisionedRequests;
    this.#minutes.append({
      invocations: served,
      throttles: totals.throttles - before.throttles,
      spillover: totals.spillover - before.spillover,
      coldStarts: totals.coldStarts - before.coldStarts,
      concurrencyMax: this.#function.peakBusy,
      concurrencyAverage: (busyMs - this.#busyBeforeMs) / minuteMs,
      utilizationAverage: utilized
        ? Math.min(1, (provisionedBusyMs - this.#provisionedBusyBeforeMs) / readyMs)
        : Number.NaN,
      utilizationMax: utilized ? this.#function.peakUtilization : Number.NaN,
      durationAverageMs: served > 0 ? serviceMs / served : Number.NaN,
      ready: readyMs / minuteMs,
    });
    this.#before = totals;
    this.#busyBeforeMs = busyMs;
    this.#provisionedBusyBeforeMs = provisionedBusyMs;
    this.#function.resetPeaks();
  }
}
