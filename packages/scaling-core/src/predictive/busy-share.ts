/**
 * Mean number of executions that N provisioned environments leave to on-demand, by Erlang's loss in its normal limit:
 *
 *   overflow = sigma phi(x) / Phi(x), x = (N + 1/2 - mean) / sigma
 *
 * Provisioned first means that an environment is only busy when the N - 1 before it are: the load of each further one
 * falls along the loss curve, not along P(concurrency >= k). Within 2 % of Erlang-B from 3 executions on.
 *
 * @param mean executions at the same time, averaged over the minute's time
 * @param sigma their standard deviation; sqrt(mean) for Poisson traffic, more in bursts
 * Source: Hayward's and the normal approximation of Erlang-B, e.g. Wolff, Stochastic Modeling (1989), ch. 7
 */
export function overflow(environments: number, mean: number, sigma: number): number {
  if (mean <= 0) return 0;
  if (environments <= 0) return mean;
  const x = (environments + 0.5 - mean) / sigma;
  if (x > 5) return 0;
  const left = x < -4 ? mean - environments : sigma * inverseMills(x);
  return Math.min(mean, Math.max(left, mean - environments, 0));
}

/** Standard deviation within the minute, from its mean and its maximum: a maximum beyond Poisson means bursts. */
export function spreadOf(mean: number, most: number): number {
  const poisson = Math.sqrt(Math.max(mean, 0.05));
  return Math.max(poisson, (most - mean) / 3);
}

/** phi(x) / Phi(x) */
function inverseMills(x: number): number {
  const density = Math.exp(-0.5 * x * x) * 0.3989422804014327;
  return density / normalCdf(x, density);
}

/** Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.17; error below 7.5e-8. */
function normalCdf(x: number, density: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const poly = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return x >= 0 ? 1 - density * poly : density * poly;
}
