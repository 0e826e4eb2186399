/** Mean concurrency over short regular stretches of time, for policies that look closer than a minute. */
export class ConcurrencySeries {
  /** Length of one stretch; seconds. */
  readonly stretchSeconds: number;
  /** How many stretches are there. */
  length = 0;
  /** Mean executions at the same time in stretch `i`, which begins at `i * stretchSeconds`. */
  readonly averages: Float64Array;

  /** @param capacity most stretches that will ever be appended */
  constructor(stretchSeconds: number, capacity: number) {
    this.stretchSeconds = stretchSeconds;
    this.averages = new Float64Array(capacity);
  }

  append(average: number): void {
    this.averages[this.length] = average;
    this.length += 1;
  }
}
