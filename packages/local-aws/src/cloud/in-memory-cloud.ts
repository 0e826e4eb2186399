import type { Account, CloudModel, FunctionCatalogue, FunctionFacts, ReservedConcurrency } from "./cloud-model.js";
import type { MetricStore } from "./metric-store.js";
import { ProvisionedLedger } from "./provisioned-ledger.js";

/** A function of the standalone mode: what a test needs to say, the rest has Lambda's defaults. */
export interface StandaloneFunction {
  readonly name: string;
  /** Each points to version 1 unless `versions` says otherwise. */
  readonly aliases?: readonly string[];
  /** Version by alias. */
  readonly versions?: Readonly<Record<string, string>>;
  /** Absent = unset. */
  readonly reserved?: number;
  readonly snapStart?: "on" | "off";
  readonly memoryMb?: number;
  readonly architecture?: "x86_64" | "arm64";
  /** Routing weights by alias: share of traffic by further version. */
  readonly weights?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly tags?: Readonly<Record<string, string>>;
  readonly capacityProvider?: string;
}

/** All state in maps: Node alone is enough. */
export class InMemoryCloud implements CloudModel {
  readonly account: Account;
  readonly provisioned: ProvisionedLedger;
  readonly metrics: MetricStore;
  readonly functions: FunctionCatalogue;
  readonly reserved: ReservedConcurrency;
  readonly #functions = new Map<string, StandaloneFunction>();
  readonly #reserved = new Map<string, number>();

  constructor(account: Account, metrics: MetricStore, now: () => number, spinUpSeconds: number) {
    this.account = account;
    this.metrics = metrics;
    this.provisioned = new ProvisionedLedger(now, spinUpSeconds);
    this.functions = {
      find: async (name) => facts(this.#functions.get(name)),
      count: async () => this.#functions.size,
      list: async () => [...this.#functions.values()].map(factsOf),
      resolve: async (name, qualifier) => {
        const found = this.#functions.get(name);
        if (found === undefined) return undefined;
        const snapStart = found.snapStart ?? "off";
        if (found.aliases?.includes(qualifier)) {
          const version = found.versions?.[qualifier] ?? "1";
          return { kind: "alias", version, weights: found.weights?.[qualifier] ?? {}, snapStart };
        }
        const published = new Set(["1", ...Object.values(found.versions ?? {})]);
        return published.has(qualifier) ? { kind: "version", version: qualifier, snapStart } : undefined;
      },
    };
    this.reserved = {
      get: async (name) => this.#reserved.get(name),
      set: async (name, executions) => void this.#reserved.set(name, executions),
      unset: async (name) => void this.#reserved.delete(name),
      all: async () => this.#reserved,
    };
  }

  /** Creates the function, or replaces what is known of it; `reserved` is set or unset as given. */
  putFunction(spec: StandaloneFunction): void {
    this.#functions.set(spec.name, spec);
    if (spec.reserved === undefined) this.#reserved.delete(spec.name);
    else this.#reserved.set(spec.name, spec.reserved);
  }
}

function facts(spec: StandaloneFunction | undefined): FunctionFacts | undefined {
  return spec === undefined ? undefined : factsOf(spec);
}

function factsOf(spec: StandaloneFunction): FunctionFacts {
  return {
    name: spec.name,
    memoryMb: spec.memoryMb ?? 128,
    architecture: spec.architecture ?? "x86_64",
    snapStart: spec.snapStart ?? "off",
    tags: spec.tags ?? {},
    capacityProvider: spec.capacityProvider,
  };
}
