/**
 * A rate limit with a burst of one second's worth:
 *
 *   tokens(t) = min(rate, tokens(t0) + rate * (t - t0))
 *
 * A request takes one token or is refused. AWS does not say how large its bursts are; one second is our assumption.
 */
export class TokenBucket {
  readonly #ratePerSecond: number;
  readonly #now: () => number;
  #tokens: number;
  #atMs: number;

  constructor(ratePerSecond: number, now: () => number) {
    this.#ratePerSecond = ratePerSecond;
    this.#now = now;
    this.#tokens = ratePerSecond;
    this.#atMs = now();
  }

  take(): boolean {
    const atMs = this.#now();
    const earned = ((atMs - this.#atMs) / 1000) * this.#ratePerSecond;
    this.#tokens = Math.min(this.#ratePerSecond, this.#tokens + Math.max(0, earned));
    this.#atMs = Math.max(this.#atMs, atMs);
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
