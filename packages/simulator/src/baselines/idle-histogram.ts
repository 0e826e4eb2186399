const minuteMs = 60_000;
/** One bin a minute up to four hours. */
const bins = 240;
const headShare = 0.05;
const tailShare = 0.99;
const margin = 0.1;
/** Below this coefficient of variation the counts are spread so evenly that the histogram says nothing. */
const leastVariation = 2;
/** With more idle times than this beyond the histogram it does not describe what happens. */
const mostOutOfBounds = 0.5;

/**
 * Idle times in one-minute bins, and the two windows that follow from them: unload after a use, be warm again
 * `prewarmMs` later (5th percentile, rounded down, less 10 %), give up `keepMs` after the use (99th percentile,
 * rounded up, plus 10 %).
 *
 * When the histogram is not representative (nothing seen yet, more than half of the idle times longer than four hours,
 * or coefficient of variation of the bin counts below 2) the standard keep-alive holds: four hours from the use on.
 *
 * Source: Shahrad et al., USENIX ATC 2020, section 4.2
 */
export class IdleHistogram {
  /** Number of the minute of the last use. */
  lastUse = -1;
  prewarmMs = 0;
  keepMs = bins * minuteMs;
  readonly #counts = new Uint32Array(bins);
  #total = 0;
  #sumOfSquares = 0;
  #outOfBounds = 0;

  /** Notes a use in a minute, which must be later than the one before. */
  use(minute: number): void {
    const idle = minute - this.lastUse - 1;
    const first = this.lastUse < 0;
    this.lastUse = minute;
    if (first) return;
    if (idle >= bins) {
      this.#outOfBounds += 1;
    } else {
      const count = this.#counts[idle] as number;
      this.#counts[idle] = count + 1;
      this.#sumOfSquares += 2 * count + 1;
      this.#total += 1;
    }
    this.#decide();
  }

  #decide(): void {
    if (!this.#isRepresentative()) {
      this.prewarmMs = 0;
      this.keepMs = bins * minuteMs;
      return;
    }
    this.prewarmMs = this.#binAt(headShare) * minuteMs * (1 - margin);
    this.keepMs = (this.#binAt(tailShare) + 1) * minuteMs * (1 + margin);
  }

  #isRepresentative(): boolean {
    if (this.#total === 0 || this.#outOfBounds > mostOutOfBounds * (this.#total + this.#outOfBounds)) return false;
    const mean = this.#total / bins;
    return Math.sqrt(this.#sumOfSquares / bins - mean * mean) / mean >= leastVariation;
  }

  /** The first bin at which this share of the idle times is reached. */
  #binAt(share: number): number {
    const wanted = share * this.#total;
    let seen = 0;
    for (let bin = 0; bin < bins; bin += 1) {
      seen += this.#counts[bin] as number;
      if (seen >= wanted) return bin;
    }
    return bins - 1;
  }
}
