/**
 * The instants at which running executions end, earliest first: a binary heap of plain numbers.
 *
 * A sentinel of Infinity at the root of the empty heap makes "is anything due?" one comparison.
 */
export class CompletionHeap {
  #times = new Float64Array(64).fill(Number.POSITIVE_INFINITY);
  #size = 0;

  /** How many executions are running. */
  get size(): number {
    return this.#size;
  }

  /** When the next one ends; Infinity when none runs. */
  get earliestMs(): number {
    return this.#times[0] as number;
  }

  push(endMs: number): void {
    if (this.#size === this.#times.length) this.#grow();
    const times = this.#times;
    let at = this.#size;
    this.#size = at + 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const parentMs = times[parent] as number;
      if (parentMs <= endMs) break;
      times[at] = parentMs;
      at = parent;
    }
    times[at] = endMs;
  }

  /** Removes the earliest; the heap must not be empty. */
  pop(): number {
    const times = this.#times;
    const earliestMs = times[0] as number;
    const last = this.#size - 1;
    const movedMs = times[last] as number;
    times[last] = Number.POSITIVE_INFINITY;
    this.#size = last;
    if (last === 0) return earliestMs;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= last) break;
      let childMs = times[child] as number;
      if (child + 1 < last && (times[child + 1] as number) < childMs) {
        child += 1;
        childMs = times[child] as number;
      }
      if (childMs >= movedMs) break;
      times[at] = childMs;
      at = child;
    }
    times[at] = movedMs;
    return earliestMs;
  }

  /** @returns environment-milliseconds of running work that lie after `atMs`; every end must be later than that */
  remainingMs(atMs: number): number {
    let sum = 0;
    for (let index = 0; index < this.#size; index += 1) sum += (this.#times[index] as number) - atMs;
    return sum;
  }

  #grow(): void {
    const larger = new Float64Array(this.#times.length * 2).fill(Number.POSITIVE_INFINITY);
    larger.set(this.#times);
    this.#times = larger;
  }
}
