import { SimulatedCloudError } from "../errors.js";

/**
 * The time of the simulated region, as a line: what it shows at one real instant, and how fast it goes.
 *
 *   now = atMs + speed * (real now - realMs)
 */
export interface ClockLine {
  /** Time of the region; epoch milliseconds. */
  readonly atMs: number;
  /** The same moment by the system's clock; epoch milliseconds. */
  readonly realMs: number;
  /** Seconds of the region in one real second; 0 = the clock stands still. */
  readonly speed: number;
}

/** Where the region's functions, its metrics and its endpoint get the time. */
export interface RegionClock {
  /** Epoch milliseconds; never goes back. */
  now(): number;
  line(): ClockLine;
}

/** Stands still until it is moved: a test or a runner decides when time goes on. */
export class HeldClock implements RegionClock {
  #atMs: number;
  readonly #realMs = Date.now();

  /** @param startMs epoch milliseconds */
  constructor(startMs: number) {
    this.#atMs = startMs;
  }

  now(): number {
    return this.#atMs;
  }

  line(): ClockLine {
    return { atMs: this.#atMs, realMs: this.#realMs, speed: 0 };
  }

  /** @throws {SimulatedCloudError} clockTurnedBack */
  moveTo(atMs: number): void {
    if (!(atMs >= this.#atMs)) {
      const [from, to] = [this.#atMs, atMs].map((ms) =>
        Number.isFinite(ms) ? new Date(ms).toISOString() : String(ms),
      );
      throw new SimulatedCloudError("clockTurnedBack", `the clock shows ${from} and cannot be moved to ${to}; only on`);
    }
    this.#atMs = atMs;
  }
}

/** Runs by itself, `speed` times as fast as the system's clock. */
export class RunningClock implements RegionClock {
  readonly #line: ClockLine;

  /**
   * @param startMs what it shows now; epoch milliseconds
   * @param speed seconds of the region in one real second, > 0; 60 = a minute each second
   * @throws {SimulatedCloudError} invalidOption
   */
  constructor(startMs: number, speed: number) {
    if (!(speed > 0 && Number.isFinite(speed))) {
      throw new SimulatedCloudError("invalidOption", `speed: ${speed} is not valid; expected a number > 0`);
    }
    this.#line = { atMs: startMs, realMs: Date.now(), speed };
  }

  now(): number {
    const { atMs, realMs, speed } = this.#line;
    return Math.floor(atMs + speed * (Date.now() - realMs));
  }

  line(): ClockLine {
    return this.#line;
  }
}
