/**
 * xoshiro128**: a 128-bit generator of 32-bit integers with period 2^128 - 1, seeded through splitmix32.
 *
 * Written out here because `Math.random` cannot be seeded and every result of the simulator must be repeatable.
 * Independent streams of one seed (`stream`) keep, for example, service times the same while a policy changes
 * how many cold starts are drawn.
 *
 * Source: Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2018.
 */
export class Xoshiro128 {
  readonly #state = new Int32Array(4);

  /**
   * @param seed any integer; only its low 32 bits count
   * @param stream which independent sequence of this seed; small integer
   */
  constructor(seed: number, stream = 0) {
    let mixed = (seed ^ Math.imul(stream + 1, 0x85ebca6b)) | 0;
    for (let word = 0; word < 4; word += 1) {
      mixed = (mixed + 0x9e3779b9) | 0;
      let z = mixed;
      z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
      z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
      this.#state[word] = z ^ (z >>> 15);
    }
  }

  /** @returns the next integer, uniform in [-2^31, 2^31) */
  nextInt32(): number {
    const s = this.#state;
    const s0 = s[0] as number;
    const s1 = s[1] as number;
    const s2 = (s[2] as number) ^ s0;
    const s3 = (s[3] as number) ^ s1;
    const scrambled = Math.imul(s1, 5);
    const rotated = Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
    s[1] = s1 ^ s2;
    s[0] = s0 ^ s3;
    s[2] = s2 ^ (s1 << 9);
    s[3] = (s3 << 11) | (s3 >>> 21);
    return rotated;
  }

  /** @returns the next number, uniform in the open interval (0, 1), with 32 bits of resolution */
  next(): number {
    return ((this.nextInt32() >>> 0) + 0.5) * 2 ** -32;
  }
}
