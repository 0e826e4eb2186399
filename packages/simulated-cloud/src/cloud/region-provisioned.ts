import type { ProvisionedConcurrency, ProvisionedState } from "@serverless-autoscaler/local-aws";
import type { Inhabitant } from "./inhabitant.js";

/**
 * Provisioned concurrency of the region: what is asked for is what the simulated function gets. The endpoint has
 * checked before that the function and the qualifier exist, and that nothing is provisioned under another name.
 */
export class RegionProvisioned implements ProvisionedConcurrency {
  readonly #byName: ReadonlyMap<string, Inhabitant>;
  readonly #now: () => number;

  /** @param now advances the region when it is asked */
  constructor(byName: ReadonlyMap<string, Inhabitant>, now: () => number) {
    this.#byName = byName;
    this.#now = now;
  }

  get(name: string, qualifier: string): ProvisionedState | undefined {
    return this.of(name).get(qualifier);
  }

  put(name: string, qualifier: string, executions: number): ProvisionedState {
    const modifiedAtMs = this.#now();
    const { living } = this.#set(name, executions, { qualifier, modifiedAtMs });
    return stateOf(living, modifiedAtMs);
  }

  remove(name: string, qualifier: string): void {
    if (this.get(name, qualifier) !== undefined) this.#set(name, 0, undefined);
  }

  of(name: string): ReadonlyMap<string, ProvisionedState> {
    this.#now();
    const found = this.#byName.get(name);
    if (found?.provisionedAs === undefined) return new Map();
    const { qualifier, modifiedAtMs } = found.provisionedAs;
    return new Map([[qualifier, stateOf(found.living, modifiedAtMs)]]);
  }

  totals(): ReadonlyMap<string, number> {
    const provisioned = [...this.#byName.values()].filter(({ provisionedAs }) => provisionedAs !== undefined);
    return new Map(provisioned.map(({ name, living }) => [name, living.requested]));
  }

  #set(name: string, executions: number, provisionedAs: Inhabitant["provisionedAs"]): Inhabitant {
    const found = this.#byName.get(name) as Inhabitant;
    found.living.request(this.#now(), executions);
    found.provisionedAs = provisionedAs;
    return found;
  }
}

function stateOf({ requested, ready }: Inhabitant["living"], modifiedAtMs: number): ProvisionedState {
  return {
    requested,
    allocated: ready,
    available: ready,
    status: ready === requested ? "READY" : "IN_PROGRESS",
    statusReason: undefined,
    modifiedAtMs,
  };
}
