/**
 * The smallest n with P(Poisson(mean) <= n) >= probability.
 *
 * @param mean >= 0
 * @param probability fraction, 0 < x < 1
 */
export function poissonQuantile(mean: number, probability: number): number {
  if (mean === 0) return 0;
  // Ten standard deviations below the mean less than 1e-15 is missed.
  let n = Math.max(0, Math.floor(mean - 10 * Math.sqrt(mean) - 10));
  let mass = Math.exp(n * Math.log(mean) - mean - logFactorial(n));
  let below = mass;
  while (below < probability && mass > 0) {
    n += 1;
    mass *= mean / n;
    below += mass;
  }
  return n;
}

/** ln n!, by Stirling's series: better than 1e-9 from 10 on, exact sums below. */
function logFactorial(n: number): number {
  if (n < 10) {
    let sum = 0;
    for (let factor = 2; factor <= n; factor += 1) sum += Math.log(factor);
    return sum;
  }
  return n * Math.log(n) - n + Math.log(2 * Math.PI * n) / 2 + 1 / (12 * n) - 1 / (360 * n ** 3) + 1 / (1260 * n ** 5);
}
