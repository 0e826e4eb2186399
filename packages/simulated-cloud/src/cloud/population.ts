import type { Inhabitant } from "./inhabitant.js";

/**
 * The functions of a region, kept in step: the requests of all of them come in one after the other by time, because
 * those without a reservation share what is left of the account's pool.
 *
 *   cap(f) = reserved(f)                                                       with a reservation
 *   cap(f) = ready(f) + limit - claims - on-demand executions of the others    without one
 *
 * where each function claims its reservation, or without one what it has provisioned.
 */
export class Population {
  readonly byName: ReadonlyMap<string, Inhabitant>;
  readonly #all: readonly Inhabitant[];
  readonly #concurrencyLimit: number;

  /** @param concurrencyLimit the account's pool; executions */
  constructor(inhabitants: readonly Inhabitant[], concurrencyLimit: number) {
    this.#all = inhabitants;
    this.byName = new Map(inhabitants.map((one) => [one.name, one]));
    this.#concurrencyLimit = concurrencyLimit;
  }

  /** Everything that happens up to `atMs`; requests at that very instant are yet to come. */
  advanceTo(atMs: number): void {
    for (let next = this.#next(); next !== undefined && next.living.nextArrivalMs < atMs; next = this.#next()) {
      next.living.arrive(this.#capOf(next));
    }
    for (const { living } of this.#all) living.advanceTo(atMs);
  }

  #next(): Inhabitant | undefined {
    let next: Inhabitant | undefined;
    let earliestMs = Number.POSITIVE_INFINITY;
    for (const one of this.#all) {
      const { nextArrivalMs } = one.living;
      if (nextArrivalMs >= earliestMs) continue;
      next = one;
      earliestMs = nextArrivalMs;
    }
    return next;
  }

  #capOf(one: Inhabitant): number {
    if (one.reserved !== undefined) return one.reserved;
    const atMs = one.living.nextArrivalMs;
    let left = this.#concurrencyLimit;
    for (const other of this.#all) {
      left -= other.reserved ?? other.living.requested;
      if (other === one || other.reserved !== undefined) continue;
      other.living.advanceTo(atMs);
      left -= other.living.onDemandBusy;
    }
    one.living.advanceTo(atMs);
    return one.living.ready + Math.max(0, left);
  }
}
