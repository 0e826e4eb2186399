import type { Arena } from "./arena.js";

/** Minutes that are kept: two weeks, and a little for windows that begin before. */
const CAPACITY = 20_224;
/** Codes of the mean a doubling: 4.4 % each. */
const MEAN_CODES = 16;

/** What is remembered of each minute of two weeks: the level of its highest concurrency, and its mean. */
export class History {
  readonly #levels: Uint8Array;
  readonly #means: Uint8Array;
  /** First minute known, newest minute known, number of minutes ever seen. */
  readonly #range: Int32Array;

  constructor(arena: Arena) {
    this.#levels = arena.uint8(CAPACITY);
    this.#means = arena.uint8(CAPACITY);
    this.#range = arena.int32(3);
  }

  get isEmpty(): boolean {
    return this.#range[2] === 0;
  }

  /** Oldest minute that is still known; minutes since 1970. */
  get first(): number {
    return Math.max(this.#range[0] as number, this.last - CAPACITY + 64);
  }

  get last(): number {
    return this.#range[1] as number;
  }

  /** Minutes ever seen. */
  get seen(): number {
    return this.#range[2] as number;
  }

  /** Notes the minute after the last one. */
  note(minute: number, level: number, mean: number): void {
    if (this.isEmpty) this.#range[0] = minute;
    this.#range[1] = minute;
    this.#range[2] = this.seen + 1;
    this.#levels[minute % CAPACITY] = level;
    this.#means[minute % CAPACITY] = Math.min(255, Math.round(MEAN_CODES * Math.log2(1 + 8 * mean)));
  }

  level(minute: number): number {
    return this.#levels[minute % CAPACITY] as number;
  }

  /** Highest level of the minutes from..until; 0 for none. */
  highest(from: number, until: number): number {
    let most = 0;
    for (let minute = Math.max(from, this.first); minute <= until; minute += 1)
      most = Math.max(most, this.level(minute));
    return most;
  }

  /** Mean concurrency of the minutes from..until that are known. */
  average(from: number, until: number): number {
    const begin = Math.max(from, this.first);
    let sum = 0;
    for (let minute = begin; minute <= until; minute += 1) {
      sum += meanOfCode[this.#means[minute % CAPACITY] as number] as number;
    }
    return until < begin ? 0 : sum / (until - begin + 1);
  }
}

const meanOfCode = Float64Array.from({ length: 256 }, (_, code) => (2 ** (code / MEAN_CODES) - 1) / 8);
