/**
 * Idle on-demand environments, most recently used on top, by the instant their last execution ended.
 *
 * Lambda does not say which idle environment it picks. Most recently used first is what is observed, and the reason
 * a surplus shrinks: those at the bottom are not used again and expire. As executions end in order of time, the stack
 * is sorted, so that expiry only ever removes from the bottom: a ring with two ends, no search.
 */
export class IdleStack {
  readonly #keepAliveMs: number;
  #sinceMs = new Float64Array(64);
  /** Both ends count up for ever; a position in the ring is the low bits. */
  #bottom = 0;
  #top = 0;

  constructor(keepAliveMs: number) {
    this.#keepAliveMs = keepAliveMs;
  }

  /** An execution ended: its environment is idle from `atMs` on, which must not be before any earlier call. */
  push(atMs: number): void {
    if (this.#top - this.#bottom === this.#sinceMs.length) this.#grow();
    this.#sinceMs[this.#top & (this.#sinceMs.length - 1)] = atMs;
    this.#top += 1;
  }

  /** Drops what was idle for longer than the keep-alive. @returns how many are left */
  expire(atMs: number): number {
    const mask = this.#sinceMs.length - 1;
    const oldestMs = atMs - this.#keepAliveMs;
    while (this.#bottom < this.#top && (this.#sinceMs[this.#bottom & mask] as number) < oldestMs) this.#bottom += 1;
    return this.#top - this.#bottom;
  }

  /** Takes the most recently used one; the stack must not be empty. */
  pop(): void {
    this.#top -= 1;
  }

  #grow(): void {
    const old = this.#sinceMs;
    const larger = new Float64Array(old.length * 2);
    for (let at = this.#bottom; at < this.#top; at += 1) {
      larger[at & (larger.length - 1)] = old[at & (old.length - 1)] as number;
    }
    this.#sinceMs = larger;
  }
}
