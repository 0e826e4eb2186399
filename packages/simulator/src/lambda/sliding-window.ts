/**
 * Counts events of the last `windowMs` exactly: event number n - limit must be at least a window old.
 *
 * Constant time and no queue: the instants of the latest events stand in a ring, and one look back answers.
 */
export class SlidingWindow {
  readonly #windowMs: number;
  readonly #atMs: Float64Array;
  readonly #mask: number;
  #count = 0;

  /** @param largestLimit the largest limit that `admits` will be asked about; whole, >= 1 */
  constructor(windowMs: number, largestLimit: number) {
    this.#windowMs = windowMs;
    this.#atMs = new Float64Array(2 ** Math.ceil(Math.log2(largestLimit + 1))).fill(Number.NEGATIVE_INFINITY);
    this.#mask = this.#atMs.length - 1;
  }

  /** @returns whether one more event at `atMs` keeps every window at or below `limit` */
  admits(atMs: number, limit: number): boolean {
    return (this.#atMs[(this.#count - limit) & this.#mask] as number) <= atMs - this.#windowMs;
  }

  record(atMs: number): void {
    this.#atMs[this.#count & this.#mask] = atMs;
    this.#count = (this.#count + 1) & 0x3fffffff;
  }
}
