import type { ProvisionedConcurrency, ProvisionedState } from "./cloud-model.js";

interface Allocation {
  readonly requested: number;
  /** What served before this request and goes on serving until it is done. */
  readonly before: number;
  readonly modifiedAtMs: number;
  readonly readyAtMs: number;
}

/**
 * Provisioned concurrency as AWS allocates it: nothing of a request is usable until all of it is (one to two minutes),
 * and what was ready before goes on serving, as far as it is still wanted.
 */
export class ProvisionedLedger implements ProvisionedConcurrency {
  readonly #now: () => number;
  readonly #spinUpMs: number;
  readonly #byFunction = new Map<string, Map<string, Allocation>>();

  constructor(now: () => number, spinUpSeconds: number) {
    this.#now = now;
    this.#spinUpMs = spinUpSeconds * 1000;
  }

  get(name: string, qualifier: string): ProvisionedState | undefined {
    const allocation = this.#byFunction.get(name)?.get(qualifier);
    return allocation === undefined ? undefined : this.#state(allocation);
  }

  put(name: string, qualifier: string, executions: number): ProvisionedState {
    const available = this.get(name, qualifier)?.available ?? 0;
    const modifiedAtMs = this.#now();
    const nothingToPrepare = executions === available;
    const allocation: Allocation = {
      requested: executions,
      before: Math.min(available, executions),
      modifiedAtMs,
      readyAtMs: nothingToPrepare ? modifiedAtMs : modifiedAtMs + this.#spinUpMs,
    };
    const qualifiers = this.#byFunction.get(name) ?? new Map<string, Allocation>();
    this.#byFunction.set(name, qualifiers.set(qualifier, allocation));
    return this.#state(allocation);
  }

  remove(name: string, qualifier: string): void {
    const qualifiers = this.#byFunction.get(name);
    qualifiers?.delete(qualifier);
    if (qualifiers?.size === 0) this.#byFunction.delete(name);
  }

  /** The function is gone, and with it all that was allocated to it. */
  forget(name: string): void {
    this.#byFunction.delete(name);
  }

  clear(): void {
    this.#byFunction.clear();
  }

  of(name: string): ReadonlyMap<string, ProvisionedState> {
    const states = new Map<string, ProvisionedState>();
    for (const [qualifier, allocation] of this.#byFunction.get(name) ?? []) {
      states.set(qualifier, this.#state(allocation));
    }
    return states;
  }

  totals(): ReadonlyMap<string, number> {
    const totals = new Map<string, number>();
    for (const [name, qualifiers] of this.#byFunction) {
      let total = 0;
      for (const allocation of qualifiers.values()) total += allocation.requested;
      totals.set(name, total);
    }
    return totals;
  }

  #state(allocation: Allocation): ProvisionedState {
    const isReady = this.#now() >= allocation.readyAtMs;
    const available = isReady ? allocation.requested : allocation.before;
    return {
      requested: allocation.requested,
      allocated: available,
      available,
      status: isReady ? "READY" : "IN_PROGRESS",
      statusReason: undefined,
      modifiedAtMs: allocation.modifiedAtMs,
    };
  }
}
