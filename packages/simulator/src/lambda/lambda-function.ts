import type { SimulationOptions } from "../options.js";
import { Lognormal } from "../random/lognormal.js";
import { Xoshiro128 } from "../random/xoshiro128.js";
import { CompletionHeap } from "./completion-heap.js";
import { IdleStack } from "./idle-stack.js";
import { ProvisionedBill } from "./provisioned-bill.js";
import { SlidingWindow } from "./sliding-window.js";
import { Totals } from "./totals.js";

/** New environments per 10 s and function. Source: AWS Lambda quotas, concurrency scaling rate. */
const growthLimit = 1000;
const growthWindowMs = 10_000;
/** Requests per second that one environment serves at most. Source: AWS Lambda quotas, read November 2026. */
const requestsPerSecond = 10;
/** The stream of cold-start times; the arrivals use 0 to 2. */
const coldStartStream = 3;

/**
 * One Lambda function: what happens to each request, given which environments exist.
 *
 * Time comes in as milliseconds since some origin and never goes back. Environments are told apart only by when they
 * become free, so the whole state is two heaps of completion times, a stack of idle ones and a few counts.
 *
 * The limit of 10 requests/s per environment holds for the environments together: the starts of the last second are at
 * most ten times as many as there are environments. Beyond it, provisioned spills, on-demand opens a new environment,
 * and a function at its cap throttles. As any environment can serve any request this differs from a limit on each one
 * only in who has to wait, which nobody sees.
 */
export class LambdaFunction {
  readonly totals = new Totals();
  /** Waits of the requests that met a cold start, in order; the others waited 0. Milliseconds. */
  readonly coldWaitsMs: number[] = [];
  /** Most executions at the same time since the last `resetPeaks`. */
  peakBusy = 0;
  /** Largest share of ready provisioned environments seen busy by a request since `resetPeaks`; fraction. */
  peakUtilization = 0;
  /** Provisioned environments usable now. */
  ready = 0;
  /** Provisioned environments asked for last. */
  requested = 0;
  /** When the pending allocation becomes usable; Infinity when none is pending. */
  pendingUntilMs = Number.POSITIVE_INFINITY;

  readonly #reserved: number;
  readonly #spinUpMs: number;
  readonly #provisionedBusy = new CompletionHeap();
  readonly #onDemandBusy = new CompletionHeap();
  readonly #idle: IdleStack;
  readonly #coldStarts: Lognormal;
  readonly #provisionedStarts: SlidingWindow;
  readonly #onDemandStarts: SlidingWindow;
  readonly #starts: SlidingWindow;
  readonly #growth = new SlidingWindow(growthWindowMs, growthLimit);
  readonly #bill: ProvisionedBill;
  #readySinceMs = 0;

  constructor(options: SimulationOptions) {
    this.#reserved = options.reserved;
    this.#spinUpMs = options.spinUpSeconds * 1000;
    this.#idle = new IdleStack(options.keepAliveSeconds * 1000);
    const random = new Xoshiro128(options.seed, coldStartStream);
    this.#coldStarts = new Lognormal(random, options.coldStartMs, options.coldStartCv);
    const mostPerSecond = requestsPerSecond * options.reserved;
    this.#provisionedStarts = new SlidingWindow(1000, mostPerSecond);
    this.#onDemandStarts = new SlidingWindow(1000, mostPerSecond);
    this.#starts = new SlidingWindow(1000, mostPerSecond);
    this.#bill = new ProvisionedBill(options.billingQuantumSeconds * 1000, options.reserved);
  }

  /** Executions running now, as of the last `settle` or `arrive`. */
  get busy(): number {
    return this.#provisionedBusy.size + this.#onDemandBusy.size;
  }

  /**
   * Asks for another provisioned capacity; the same one again is no request.
   *
   * Fewer than are ready: at once, idle ones go first, busy ones finish what they run. More: usable together after the
   * spin-up, those ready stay usable until then. Either way it replaces an allocation that is still pending.
   *
   * @param environments whole, 0..reserved
   */
  request(atMs: number, environments: number): void {
    if (environments === this.requested) return;
    this.requested = environments;
    this.totals.changes += 1;
    this.#bill.change(atMs, environments);
    if (environments > this.ready && this.#spinUpMs > 0) {
      this.pendingUntilMs = atMs + this.#spinUpMs;
    } else {
      this.becomeReady(atMs);
    }
  }

  /** The pending allocation becomes usable. */
  becomeReady(atMs: number): void {
    this.#accrueReady(atMs);
    this.ready = this.requested;
    this.pendingUntilMs = Number.POSITIVE_INFINITY;
  }

  /** One request comes in at `atMs`, which must not be before anything seen so far. */
  arrive(atMs: number, serviceMs: number): void {
    this.settle(atMs);
    this.totals.requests += 1;
    const busy = this.busy;
    if (
      busy >= this.#reserved ||
      !this.#starts.admits(atMs, requestsPerSecond * this.#reserved) ||
      !(this.#startProvisioned(atMs, serviceMs) || this.#startOnDemand(atMs, serviceMs))
    ) {
      this.totals.throttles += 1;
      return;
    }
    this.#starts.record(atMs);
    if (busy >= this.peakBusy) this.peakBusy = busy + 1;
  }

  /** Ends every execution that is due by `atMs`. */
  settle(atMs: number): void {
    while (this.#provisionedBusy.earliestMs <= atMs) this.#provisionedBusy.pop();
    while (this.#onDemandBusy.earliestMs <= atMs) this.#idle.push(this.#onDemandBusy.pop());
  }

  /** @returns provisioned environment-milliseconds spent executing up to `atMs`, which must be settled */
  provisionedBusyMs(atMs: number): number {
    return this.totals.provisionedServiceMs - this.#provisionedBusy.remainingMs(atMs);
  }

  /** @returns environment-milliseconds spent executing or in INIT up to `atMs`, which must be settled */
  busyMs(atMs: number): number {
    const { onDemandServiceMs, initMs } = this.totals;
    return this.provisionedBusyMs(atMs) + onDemandServiceMs + initMs - this.#onDemandBusy.remainingMs(atMs);
  }

  /** Starts the peaks anew from what is running now. */
  resetPeaks(): void {
    this.peakBusy = this.busy;
    this.peakUtilization = 0;
  }

  /** @returns the totals as of `atMs` */
  totalsAt(atMs: number): Totals {
    this.#accrueReady(atMs);
    this.totals.billedMs = this.#bill.billedMs(atMs);
    return this.totals.copy();
  }

  /** @returns false when provisioned is fully in use, by executions or by its rate */
  #startProvisioned(atMs: number, serviceMs: number): boolean {
    const ready = this.ready;
    const busy = this.#provisionedBusy.size;
    if (busy >= ready || !this.#provisionedStarts.admits(atMs, requestsPerSecond * ready)) return false;
    this.#provisionedStarts.record(atMs);
    this.#provisionedBusy.push(atMs + serviceMs);
    this.totals.provisionedRequests += 1;
    this.totals.provisionedServiceMs += serviceMs;
    this.peakUtilization = Math.max(this.peakUtilization, (busy + 1) / ready);
    return true;
  }

  /** @returns false when what is not set aside as provisioned is in use, or no further environment may be opened */
  #startOnDemand(atMs: number, serviceMs: number): boolean {
    const busy = this.#onDemandBusy.size;
    if (busy + this.ready >= this.#reserved) return false;
    const idle = this.#idle.expire(atMs);
    const mostStarts = requestsPerSecond * Math.min(idle + busy, this.#reserved);
    const isWarm = idle > 0 && this.#onDemandStarts.admits(atMs, mostStarts);
    if (isWarm) {
      this.#idle.pop();
      this.#onDemandBusy.push(atMs + serviceMs);
    } else {
      if (!this.#growth.admits(atMs, growthLimit)) return false;
      this.#startCold(atMs, serviceMs);
    }
    this.#onDemandStarts.record(atMs);
    this.totals.onDemandServiceMs += serviceMs;
    if (this.ready > 0) this.totals.spillover += 1;
    return true;
  }

  #startCold(atMs: number, serviceMs: number): void {
    const initMs = this.#coldStarts.next();
    this.#growth.record(atMs);
    this.#onDemandBusy.push(atMs + initMs + serviceMs);
    this.coldWaitsMs.push(initMs);
    this.totals.coldStarts += 1;
    this.totals.initMs += initMs;
  }

  #accrueReady(atMs: number): void {
    this.totals.readyMs += this.ready * (atMs - this.#readySinceMs);
    this.#readySinceMs = atMs;
  }
}
