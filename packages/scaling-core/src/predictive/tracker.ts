import type { Arena } from "./arena.js";
import { LEVELS } from "./levels.js";

/** Half-lives of the rates of use; minutes. */
const HALF_LIVES = [30, 240, 1440] as const;
const decays = HALF_LIVES.map((halfLife) => 0.5 ** (1 / halfLife));
/** Longer ago than anything that is asked for. */
const NEVER = -1_000_000;

/** A pause of more minutes than this ends a run of use. */
const LONGEST_PAUSE = 6;

/** How many rates there are. */
export const RATES: number = HALF_LIVES.length;

/** What is known of the use of each level up to some minute. */
export class Tracker {
  readonly #lastUse: Int32Array;
  readonly #rates: Float32Array;
  readonly #runStart: Int32Array;

  constructor(arena: Arena) {
    this.#lastUse = arena.int32(LEVELS);
    this.#rates = arena.float32(RATES * LEVELS);
    this.#runStart = arena.int32(LEVELS);
  }

  reset(): void {
    this.#lastUse.fill(NEVER);
  }

  /** Minute in which a level was last used; long ago when never. */
  lastUse(level: number): number {
    return this.#lastUse[level] as number;
  }

  /** Since when a level has been used without a pause of more than some minutes, until its last use; minutes. */
  run(level: number): number {
    return (this.#lastUse[level] as number) - (this.#runStart[level] as number);
  }

  /** Share of the minutes in which a level was used, over a half-life. */
  rate(level: number, rate: number): number {
    return this.#rates[rate * LEVELS + level] as number;
  }

  /** Notes a minute; `seen` minutes were noted before it. */
  note(minute: number, level: number, seen: number): void {
    for (let used = 1; used <= level; used += 1) {
      if (minute - (this.#lastUse[used] as number) > LONGEST_PAUSE) this.#runStart[used] = minute;
      this.#lastUse[used] = minute;
    }
    for (const [index, decay] of decays.entries()) {
      // The plain mean until there is more to average than the half-life remembers.
      const keep = Math.min(decay, seen / (seen + 1));
      const base = index * LEVELS;
      for (let at = 1; at < LEVELS; at += 1) {
        this.#rates[base + at] = (this.#rates[base + at] as number) * keep + (at <= level ? 1 - keep : 0);
      }
    }
  }
}
