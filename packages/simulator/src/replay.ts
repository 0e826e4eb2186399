import { Arrivals } from "./arrivals.js";
import type { Controller, ControlView, Policy, Setting } from "./controller.js";
import { SimulatorError } from "./errors.js";
import { LambdaFunction } from "./lambda/lambda-function.js";
import type { Totals } from "./lambda/totals.js";
import { ConcurrencySeries } from "./metrics/concurrency-series.js";
import { Meter } from "./metrics/meter.js";
import { MinuteSeries, minuteMs } from "./metrics/minute-series.js";
import type { SimulationOptions } from "./options.js";
import { policyResult } from "./result.js";
import type { Simulation, TimelinePoint } from "./simulation.js";
import { type Trace, traceEndMs } from "./trace/trace.js";

/** One trace under way: advances to the next control tick, asks, carries out the answer, and so on to the end. */
export class Replay {
  readonly #options: SimulationOptions;
  readonly #policy: Policy;
  readonly #setting: Setting;
  readonly #function: LambdaFunction;
  readonly #arrivals: Arrivals;
  readonly #minutes: MinuteSeries;
  readonly #meter: Meter;
  readonly #controller: Controller;
  readonly #view: Mutable<ControlView>;
  readonly #timeline: TimelinePoint[] = [];
  readonly #endMs: number;
  readonly #trainEndMs: number;
  readonly #stretchMs: number;
  /** Means of the stretches that ended, visible or not. */
  readonly #stretches: ConcurrencySeries;
  #cursor = 0;
  #nowMs = 0;
  #tickAtMs = 0;
  #minuteEndMs = minuteMs;
  #stretchEndMs: number;
  #busyBeforeStretchMs = 0;
  #trained: Trained | undefined;

  constructor(trace: Trace, options: SimulationOptions, policy: Policy) {
    const originMs = Math.floor(trace.startMs / minuteMs) * minuteMs;
    const trainBins = Math.floor(options.train * trace.counts.length);
    const trainEndMs = trace.startMs + trainBins * trace.binMs;
    this.#options = options;
    this.#policy = policy;
    this.#endMs = traceEndMs(trace) - originMs;
    this.#trainEndMs = trainEndMs - originMs;
    this.#setting = { options, originMs, trainEndMs };
    this.#function = new LambdaFunction(options);
    this.#arrivals = new Arrivals(trace, options, originMs);
    const mostMinutes = Math.ceil(this.#endMs / minuteMs);
    this.#minutes = new MinuteSeries(originMs, mostMinutes);
    this.#meter = new Meter(this.#function, this.#minutes);
    this.#controller = policy.kind === "causal" ? policy.create(this.#setting) : policy.create(this.#setting, trace);
    this.#stretchMs = (this.#controller.stretchSeconds ?? Number.POSITIVE_INFINITY) * 1000;
    this.#stretchEndMs = this.#stretchMs;
    const mostStretches = Math.ceil(this.#endMs / this.#stretchMs);
    this.#stretches = new ConcurrencySeries(this.#stretchMs / 1000, mostStretches);
    this.#view = {
      atMs: originMs,
      requested: 0,
      ready: 0,
      pendingUntilMs: Number.POSITIVE_INFINITY,
      minutes: new MinuteSeries(originMs, mostMinutes),
      concurrency: new ConcurrencySeries(this.#stretchMs / 1000, mostStretches),
    };
  }

  /** How much of the trace has been replayed; fraction. */
  get share(): number {
    return this.#nowMs / this.#endMs;
  }

  /** Goes on to the next control tick. @returns false when the trace ended before it */
  advance(): boolean {
    for (;;) {
      const nextMs = Math.min(
        this.#tickAtMs,
        this.#minuteEndMs,
        this.#stretchEndMs,
        this.#function.pendingUntilMs,
        this.#trained === undefined ? this.#trainEndMs : this.#endMs,
        this.#endMs,
      );
      this.#replayUntil(nextMs);
      this.#function.settle(nextMs);
      this.#nowMs = nextMs;
      if (nextMs === this.#minuteEndMs) this.#closeMinute();
      if (nextMs === this.#stretchEndMs) this.#closeStretch();
      if (nextMs === this.#function.pendingUntilMs) this.#function.becomeReady(nextMs);
      if (this.#trained === undefined && nextMs === this.#trainEndMs) this.#endTraining();
      if (nextMs >= this.#endMs) return false;
      if (nextMs === this.#tickAtMs) return true;
    }
  }

  /** Shows the controller what is visible now. */
  decide(): ReturnType<Controller["decide"]> {
    const view = this.#view;
    const lagMs = this.#options.metricLagSeconds * 1000;
    const visibleMs = Math.max(0, this.#nowMs - lagMs);
    view.atMs = this.#setting.originMs + this.#nowMs;
    view.requested = this.#function.requested;
    view.ready = this.#function.ready;
    view.pendingUntilMs = this.#setting.originMs + this.#function.pendingUntilMs;
    view.minutes.appendFrom(this.#minutes, Math.floor(visibleMs / minuteMs));
    const stretches = Math.floor(visibleMs / this.#stretchMs);
    while (view.concurrency.length < stretches) {
      view.concurrency.append(this.#stretches.averages[view.concurrency.length] as number);
    }
    this.#tickAtMs += this.#controller.tickSeconds * 1000;
    return this.#controller.decide(view);
  }

  request(wish: number | undefined): void {
    if (wish === undefined) return;
    if (!Number.isInteger(wish)) {
      throw new SimulatorError(
        "INVALID_DECISION",
        `policy ${this.#policy.name} asked for ${wish} provisioned environments, expected a whole number`,
      );
    }
    const provisioned = Math.min(Math.max(wish, 0), this.#options.reserved);
    if (provisioned === this.#function.requested) return;
    this.#function.request(this.#nowMs, provisioned);
    this.#timeline.push({ atMs: this.#setting.originMs + this.#nowMs, provisioned });
  }

  finish(): Simulation {
    const trained = this.#trained as Trained;
    const coldWaitsMs = Float64Array.from(this.#function.coldWaitsMs.slice(trained.coldStarts));
    const counted = this.#function.totalsAt(this.#endMs).since(trained.totals);
    return {
      result: policyResult(this.#policy.name, this.#options, counted, coldWaitsMs),
      counted,
      coldWaitsMs,
      timeline: this.#timeline,
      minutes: this.#minutes,
      decisions: this.#controller.decisions ?? [],
      trainEndMs: this.#setting.trainEndMs,
    };
  }

  #replayUntil(untilMs: number): void {
    const simulated = this.#function;
    const arrivals = this.#arrivals;
    const { atMs, serviceMs } = arrivals;
    let cursor = this.#cursor;
    for (;;) {
      for (const count = arrivals.count; cursor < count; cursor += 1) {
        const nextMs = atMs[cursor] as number;
        if (nextMs >= untilMs) {
          this.#cursor = cursor;
          return;
        }
        simulated.arrive(nextMs, serviceMs[cursor] as number);
      }
      cursor = 0;
      if (arrivals.nextBin()) continue;
      this.#cursor = 0;
      return;
    }
  }

  #closeMinute(): void {
    this.#meter.close(this.#nowMs);
    this.#minuteEndMs += minuteMs;
  }

  #closeStretch(): void {
    const busyMs = this.#function.busyMs(this.#nowMs);
    this.#stretches.append((busyMs - this.#busyBeforeStretchMs) / this.#stretchMs);
    this.#busyBeforeStretchMs = busyMs;
    this.#stretchEndMs += this.#stretchMs;
  }

  #endTraining(): void {
    this.#trained = {
      totals: this.#function.totalsAt(this.#nowMs),
      coldStarts: this.#function.coldWaitsMs.length,
    };
  }
}

/** Where the counting begins. */
interface Trained {
  readonly totals: Totals;
  readonly coldStarts: number;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
