import { Arrivals } from "./arrivals.js";
import { CompletionHeap } from "./lambda/completion-heap.js";
import { LambdaFunction } from "./lambda/lambda-function.js";
import { SlidingWindow } from "./lambda/sliding-window.js";
import type { Totals } from "./lambda/totals.js";
import { Meter } from "./metrics/meter.js";
import { MinuteSeries, minuteMs } from "./metrics/minute-series.js";
import type { SimulationOptions } from "./options.js";
import { type Trace, traceEndMs } from "./trace/trace.js";

/** Requests per second that one environment serves at most. Source: AWS Lambda quotas, read November 2026. */
const requestsPerSecond = 10;
/** Metrics go on after the last request for as long as an execution may last. Source: AWS Lambda quotas, timeout. */
const minutesAfterTrace = 15;

/**
 * One trace against one simulated function, a request at a time and from outside: for whoever keeps several functions
 * in step that share a pool, and changes capacity and cap when asked to, as AWS's API does. `simulate` is the same
 * without steps; with the same capacity and a constant cap both give the same minutes.
 *
 * Time comes in as epoch milliseconds and never goes back. At the same instant the order is: requests before it,
 * executions that end, the minute that closes, the allocation that becomes ready, then what is asked for.
 */
export class LivingFunction {
  /** The minutes that have ended; goes on for 15 minutes after the trace. */
  readonly minutes: MinuteSeries;
  readonly #originMs: number;
  readonly #arrivals: Arrivals;
  readonly #function: LambdaFunction;
  readonly #meter: Meter;
  readonly #lastMinuteEndMs: number;
  /** Which executions run on provisioned is the function's secret; the cap needs to know how many. */
  readonly #provisionedEnds = new CompletionHeap();
  readonly #provisionedStarts: SlidingWindow;
  readonly #starts: SlidingWindow;
  #cursor = 0;
  #minuteEndMs = minuteMs;

  /** @param options `reserved` is the most that any cap will ever be: the account's pool */
  constructor(trace: Trace, options: SimulationOptions) {
    this.#originMs = Math.floor(trace.startMs / minuteMs) * minuteMs;
    this.#arrivals = new Arrivals(trace, options, this.#originMs);
    this.#function = new LambdaFunction(options);
    const minutes = Math.ceil((traceEndMs(trace) - this.#originMs) / minuteMs) + minutesAfterTrace;
    this.#lastMinuteEndMs = minutes * minuteMs;
    this.minutes = new MinuteSeries(this.#originMs, minutes);
    this.#meter = new Meter(this.#function, this.minutes);
    this.#provisionedStarts = new SlidingWindow(1000, requestsPerSecond * options.reserved);
    this.#starts = new SlidingWindow(1000, requestsPerSecond * options.reserved);
    this.#findNext();
  }

  /** When the next request comes; epoch milliseconds, Infinity after the last. */
  get nextArrivalMs(): number {
    const { atMs, count } = this.#arrivals;
    return this.#cursor < count ? this.#originMs + (atMs[this.#cursor] as number) : Number.POSITIVE_INFINITY;
  }

  /** Provisioned environments asked for last. */
  get requested(): number {
    return this.#function.requested;
  }

  /** Provisioned environments usable now. */
  get ready(): number {
    return this.#function.ready;
  }

  /** Executions running outside provisioned environments, as of the last call that brought time. */
  get onDemandBusy(): number {
    return this.#function.busy - this.#provisionedEnds.size;
  }

  /** The next request comes in. @param cap executions at the same time, ready provisioned environments included */
  arrive(cap: number): void {
    const atMs = this.#arrivals.atMs[this.#cursor] as number;
    const serviceMs = this.#arrivals.serviceMs[this.#cursor] as number;
    this.#cursor += 1;
    this.#findNext();
    this.#goTo(atMs);
    const { totals } = this.#function;
    if (!this.#admits(atMs, cap)) {
      totals.requests += 1;
      totals.throttles += 1;
      return;
    }
    const { throttles, provisionedRequests } = totals;
    this.#function.arrive(atMs, serviceMs);
    if (totals.throttles > throttles) return;
    this.#starts.record(atMs);
    if (totals.provisionedRequests === provisionedRequests) return;
    this.#provisionedStarts.record(atMs);
    this.#provisionedEnds.push(atMs + serviceMs);
  }

  /** Everything that happens by itself up to and including `atMs`; requests before it must have come in. */
  advanceTo(atMs: number): void {
    this.#goTo(atMs - this.#originMs);
  }

  /** Asks for another provisioned capacity at `atMs`. @param environments whole, >= 0 */
  request(atMs: number, environments: number): void {
    this.advanceTo(atMs);
    this.#function.request(atMs - this.#originMs, environments);
  }

  /** @returns what has happened up to `atMs` */
  totalsAt(atMs: number): Totals {
    this.advanceTo(atMs);
    return this.#function.totalsAt(atMs - this.#originMs);
  }

  /** @returns the wait of each cold start so far, in order; milliseconds */
  coldWaitsMs(): Float64Array {
    return Float64Array.from(this.#function.coldWaitsMs);
  }

  #findNext(): void {
    while (this.#cursor >= this.#arrivals.count && this.#arrivals.nextBin()) this.#cursor = 0;
  }

  #goTo(atMs: number): void {
    for (;;) {
      const nextMs = Math.min(this.#minuteEndMs, this.#function.pendingUntilMs);
      if (nextMs > atMs) break;
      this.#settle(nextMs);
      if (nextMs === this.#minuteEndMs) this.#closeMinute();
      if (nextMs === this.#function.pendingUntilMs) this.#function.becomeReady(nextMs);
    }
    this.#settle(atMs);
  }

  #settle(atMs: number): void {
    this.#function.settle(atMs);
    while (this.#provisionedEnds.earliestMs <= atMs) this.#provisionedEnds.pop();
  }

  #closeMinute(): void {
    this.#meter.close(this.#minuteEndMs);
    this.#minuteEndMs =
      this.#minuteEndMs < this.#lastMinuteEndMs ? this.#minuteEndMs + minuteMs : Number.POSITIVE_INFINITY;
  }

  /** The cap's three limits: executions, starts a second, and what is left on demand beside what is provisioned. */
  #admits(atMs: number, cap: number): boolean {
    if (this.#function.busy >= cap || !this.#starts.admits(atMs, requestsPerSecond * cap)) return false;
    const { ready } = this.#function;
    if (this.onDemandBusy + ready < cap) return true;
    // On demand is full, and as not all executions are taken an idle environment is provisioned: if its rate admits.
    return this.#provisionedStarts.admits(atMs, requestsPerSecond * ready);
  }
}
