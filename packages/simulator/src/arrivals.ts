import type { SimulationOptions } from "./options.js";
import { Lognormal } from "./random/lognormal.js";
import { Xoshiro128 } from "./random/xoshiro128.js";
import type { Trace } from "./trace/trace.js";

const streams = { rounding: 0, instants: 1, services: 2 } as const;

/**
 * Turns the counts of a trace into requests, one bin at a time.
 *
 * - Count: `scale * count`, its fraction rounded up with that probability (unbiased).
 * - Instants: given their number, arrivals of a Poisson process are uniform order statistics of the bin. They are made
 *   in order, without sorting, from n + 1 exponential gaps divided by their sum. With `burst` b the instants are
 *   those of ceil(n / b) groups of b requests each (the last takes the rest): what a timer or a batch looks like.
 * - Service times: lognormal, in order of arrival, from a stream of their own. The same request takes equally long
 *   under every policy, so that a difference between two policies is the policies'.
 *
 * What a bin holds depends on the seed and on earlier bins alone: cutting the trace off changes nothing before.
 */
export class Arrivals {
  /** Instants of the bin's requests, ascending; milliseconds since `originMs`. */
  readonly atMs: Float64Array;
  /** Their service times; milliseconds. */
  readonly serviceMs: Float64Array;
  /** How many requests the current bin has. */
  count = 0;
  #bin = -1;
  readonly #trace: Trace;
  readonly #offsetMs: number;
  readonly #scale: number;
  readonly #burst: number;
  readonly #rounding: Xoshiro128;
  readonly #instants: Xoshiro128;
  readonly #services: Lognormal;

  /** @param originMs the instant that counts as 0; epoch milliseconds */
  constructor(trace: Trace, options: SimulationOptions, originMs: number) {
    this.#trace = trace;
    this.#offsetMs = trace.startMs - originMs;
    this.#scale = options.scale;
    this.#burst = options.burst;
    this.#rounding = new Xoshiro128(options.seed, streams.rounding);
    this.#instants = new Xoshiro128(options.seed, streams.instants);
    const services = new Xoshiro128(options.seed, streams.services);
    this.#services = new Lognormal(services, options.durationMs, options.durationCv);
    const most = Math.ceil(trace.counts.reduce((a, b) => Math.max(a, b), 0) * options.scale) + 1;
    this.atMs = new Float64Array(most);
    this.serviceMs = new Float64Array(most);
  }

  /** Fills the buffers with the next bin. @returns false after the last, with nothing in them */
  nextBin(): boolean {
    this.#bin += 1;
    this.count = 0;
    const { counts, binMs } = this.#trace;
    if (this.#bin >= counts.length) return false;
    const exact = (counts[this.#bin] as number) * this.#scale;
    const whole = Math.floor(exact);
    this.count = whole + (this.#rounding.next() < exact - whole ? 1 : 0);
    if (this.count === 0) return true;
    const startMs = this.#offsetMs + this.#bin * binMs;
    if (this.#burst === 1) this.#spread(this.count, startMs, binMs);
    else this.#spreadGroups(startMs, binMs);
    for (let index = 0; index < this.count; index += 1) this.serviceMs[index] = this.#services.next();
    return true;
  }

  #spread(instants: number, startMs: number, binMs: number): void {
    const atMs = this.atMs;
    const random = this.#instants;
    let sum = 0;
    for (let index = 0; index < instants; index += 1) {
      sum -= Math.log(random.next());
      atMs[index] = sum;
    }
    const factor = binMs / (sum - Math.log(random.next()));
    for (let index = 0; index < instants; index += 1) atMs[index] = startMs + (atMs[index] as number) * factor;
  }

  #spreadGroups(startMs: number, binMs: number): void {
    this.#spread(Math.ceil(this.count / this.#burst), startMs, binMs);
    // From the back, so that an instant is read before its place is taken.
    for (let index = this.count - 1; index >= 0; index -= 1) {
      this.atMs[index] = this.atMs[Math.floor(index / this.#burst)] as number;
    }
  }
}
