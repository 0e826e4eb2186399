import type { Xoshiro128 } from "./xoshiro128.js";

/**
 * A lognormal distribution given by its *mean* and coefficient of variation, because those are what people measure.
 *
 *   X = exp(mu + sigma Z),  Z ~ N(0, 1)
 *   sigma^2 = ln(1 + cv^2),  mu = ln(mean) - sigma^2 / 2
 *
 * so that E[X] = mean and sd[X] / E[X] = cv exactly. The median is mean / sqrt(1 + cv^2): smaller than the mean.
 */
export class Lognormal {
  readonly #random: Xoshiro128;
  readonly #mu: number;
  readonly #sigma: number;
  #spare = Number.NaN;

  /**
   * @param mean mean of the drawn values, in their own unit; > 0
   * @param cv coefficient of variation; >= 0, where 0 draws the mean every time
   */
  constructor(random: Xoshiro128, mean: number, cv: number) {
    const variance = Math.log1p(cv * cv);
    this.#random = random;
    this.#mu = Math.log(mean) - variance / 2;
    this.#sigma = Math.sqrt(variance);
  }

  /** @returns the next value, > 0 */
  next(): number {
    return Math.exp(this.#mu + this.#sigma * this.#nextNormal());
  }

  /** Marsaglia's polar method: two standard normals for about 2.5 uniforms, a logarithm and a root. */
  #nextNormal(): number {
    const kept = this.#spare;
    if (!Number.isNaN(kept)) {
      this.#spare = Number.NaN;
      return kept;
    }
    let x: number;
    let y: number;
    let square: number;
    do {
      x = this.#random.nextInt32() * 2 ** -31;
      y = this.#random.nextInt32() * 2 ** -31;
      square = x * x + y * y;
    } while (square >= 1 || square === 0);
    const factor = Math.sqrt((-2 * Math.log(square)) / square);
    this.#spare = y * factor;
    return x * factor;
  }
}
