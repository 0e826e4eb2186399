import { Arrivals } from "../arrivals.js";
import { CompletionHeap } from "../lambda/completion-heap.js";
import type { SimulationOptions } from "../options.js";
import type { Trace } from "../trace/trace.js";

/** What the k-th environment has to do, window by window. */
export interface LevelDemand {
  /** Service time of its requests that start in the window; milliseconds. */
  readonly busyMs: Float64Array;
  /** How often concurrency reaches k more than the keep-alive after it last fell below: a cold start on demand. */
  readonly coldStarts: Uint32Array;
  /**
   * 1 where giving the environment back at the window's start brings about a cold start that is not counted above:
   * concurrency is at k then, or comes back to it so soon that an on-demand environment would still have been warm.
   */
  readonly missed: Uint8Array;
}

/** Windows of equal length, the first of which starts at `firstMs`. */
export interface Windows {
  readonly firstMs: number;
  readonly lengthMs: number;
  readonly count: number;
}

/**
 * Splits a trace's load into what each further environment would have to do, so that each can be decided for alone.
 *
 * - Cold starts go by levels of concurrency. Idle environments are reused most recently used first, so that one more
 *   than k - 1 is touched exactly when k executions run at once: reaching k is cold if that was too long ago.
 * - Service times go to the free environment with the lowest number, as provisioned ones come first.
 */
export class LevelDemands {
  readonly levels: LevelDemand[] = [];
  readonly #windows: Windows;
  readonly #keepAliveMs: number;
  readonly #running = new CompletionHeap();
  /** When each numbered environment is free again, when each level was last reached, when it was last left. */
  readonly #freeMs: Float64Array;
  readonly #reachedMs: Float64Array;
  readonly #leftMs: Float64Array;

  constructor(trace: Trace, options: SimulationOptions, originMs: number, windows: Windows) {
    this.#windows = windows;
    this.#keepAliveMs = options.keepAliveSeconds * 1000;
    this.#freeMs = new Float64Array(options.reserved).fill(Number.NEGATIVE_INFINITY);
    this.#reachedMs = new Float64Array(options.reserved);
    this.#leftMs = new Float64Array(options.reserved).fill(Number.NEGATIVE_INFINITY);
    const arrivals = new Arrivals(trace, options, originMs);
    while (arrivals.nextBin()) {
      for (let index = 0; index < arrivals.count; index += 1) {
        this.#arrive(arrivals.atMs[index] as number, arrivals.serviceMs[index] as number);
      }
    }
    this.#settle(Number.MAX_VALUE);
  }

  #arrive(atMs: number, serviceMs: number): void {
    this.#settle(atMs);
    const level = this.#running.size;
    // At the cap the request is throttled whatever anybody holds.
    if (level === this.#freeMs.length) return;
    this.#running.push(atMs + serviceMs);
    const leftMs = this.#leftMs[level] as number;
    const window = this.#windowOf(atMs);
    const { coldStarts, missed } = this.#level(level);
    if (atMs - leftMs <= this.#keepAliveMs) missed.fill(1, this.#windowOf(leftMs) + 1, window + 1);
    else if (window >= 0) coldStarts[window] = (coldStarts[window] as number) + 1;
    this.#reachedMs[level] = atMs;

    let number = 0;
    while ((this.#freeMs[number] as number) > atMs) number += 1;
    this.#freeMs[number] = atMs + serviceMs;
    if (window < 0) return;
    const { busyMs } = this.#level(number);
    busyMs[window] = (busyMs[window] as number) + serviceMs;
  }

  #settle(atMs: number): void {
    while (this.#running.earliestMs <= atMs) {
      const endMs = this.#running.pop();
      const level = this.#running.size;
      this.#leftMs[level] = endMs;
      const reached = this.#windowOf(this.#reachedMs[level] as number);
      this.#level(level).missed.fill(1, reached + 1, this.#windowOf(endMs) + 1);
    }
  }

  /** -1 before the first window. */
  #windowOf(atMs: number): number {
    return Math.max(-1, Math.floor((atMs - this.#windows.firstMs) / this.#windows.lengthMs));
  }

  #level(number: number): LevelDemand {
    const known = this.levels[number];
    if (known !== undefined) return known;
    const { count } = this.#windows;
    const demand = {
      busyMs: new Float64Array(count),
      coldStarts: new Uint32Array(count),
      missed: new Uint8Array(count),
    };
    this.levels[number] = demand;
    return demand;
  }
}
