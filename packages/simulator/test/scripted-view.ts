import type { Controller, ControlView } from "../src/controller.js";
import { ConcurrencySeries } from "../src/metrics/concurrency-series.js";
import { type MinutePoint, MinuteSeries, minuteMs } from "../src/metrics/minute-series.js";
import { mondayMs } from "./traces.js";

const quiet: MinutePoint = {
  invocations: 0,
  throttles: 0,
  spillover: 0,
  coldStarts: 0,
  concurrencyMax: 0,
  concurrencyAverage: 0,
  utilizationAverage: Number.NaN,
  utilizationMax: Number.NaN,
  durationAverageMs: Number.NaN,
  ready: 0,
};

/** What a controller sees, told minute by minute; what it asks for is granted at once unless a test says otherwise. */
export class ScriptedView implements ControlView {
  atMs = mondayMs;
  requested = 0;
  ready = 0;
  pendingUntilMs = Number.POSITIVE_INFINITY;
  readonly minutes = new MinuteSeries(mondayMs, 10_000);
  readonly concurrency: ConcurrencySeries;
  readonly #controller: Controller;

  constructor(controller: Controller) {
    this.#controller = controller;
    this.concurrency = new ConcurrencySeries(controller.stretchSeconds ?? 60, 100_000);
  }

  /** A minute passes and is visible at once. @returns what the controller asks for then */
  async minute(point: Partial<MinutePoint> = {}): Promise<number | undefined> {
    this.minutes.append({ ...quiet, ...point });
    return this.#tick(minuteMs);
  }

  /** A stretch of mean concurrency passes and is visible at once. @returns what the controller asks for then */
  async stretch(average: number): Promise<number | undefined> {
    this.concurrency.append(average);
    return this.#tick(this.concurrency.stretchSeconds * 1000);
  }

  grant(environments: number): void {
    this.requested = environments;
    this.ready = environments;
  }

  async #tick(forMs: number): Promise<number | undefined> {
    this.atMs += forMs;
    const wish = await this.#controller.decide(this);
    if (wish !== undefined) this.grant(wish);
    return wish;
  }
}
