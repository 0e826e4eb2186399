/**
 * What stands behind the endpoint: the facts that AWS keeps about one region. The endpoint speaks the protocols and
 * enforces AWS's rules; a model only holds state. `InMemoryCloud` keeps it in maps, `UpstreamCloud` reads functions
 * and reserved concurrency from an emulator; a simulator can answer from living traffic.
 */
export interface CloudModel {
  readonly functions: FunctionCatalogue;
  readonly reserved: ReservedConcurrency;
  readonly provisioned: ProvisionedConcurrency;
  readonly metrics: MetricSource;
  readonly account: Account;
}

export interface Account {
  readonly id: string;
  /** Concurrent executions of the region, over all functions. AWS's default is 1,000. */
  readonly concurrencyLimit: number;
  /** Concurrent executions that no reservation may take away. Documented as 100; error texts have shown 50 and 10. */
  readonly unreservedFloor: number;
}

export interface FunctionFacts {
  readonly name: string;
  readonly memoryMb: number;
  readonly architecture: "x86_64" | "arm64";
  /** On means: published versions start from a snapshot, and take no provisioned concurrency. */
  readonly snapStart: "on" | "off";
  readonly tags: Readonly<Record<string, string>>;
  /** Set on Lambda Managed Instances: they scale by rules of their own. */
  readonly capacityProvider: string | undefined;
}

/** What a qualifier stands for. */
export type QualifierFacts =
  | { readonly kind: "version"; readonly version: string; readonly snapStart: "on" | "off" }
  | {
      readonly kind: "alias";
      readonly version: string;
      /** Share of traffic to further versions while it is shifted; fraction by version. */
      readonly weights: Readonly<Record<string, number>>;
      readonly snapStart: "on" | "off";
    };

export interface FunctionCatalogue {
  find(name: string): Promise<FunctionFacts | undefined>;
  resolve(name: string, qualifier: string): Promise<QualifierFacts | undefined>;
  list(): Promise<readonly FunctionFacts[]>;
  count(): Promise<number>;
}

/** Unset, 0 and n are three states: unset is `undefined`. */
export interface ReservedConcurrency {
  get(name: string): Promise<number | undefined>;
  set(name: string, executions: number): Promise<void>;
  unset(name: string): Promise<void>;
  /** Every function that has a reservation. */
  all(): Promise<ReadonlyMap<string, number>>;
}

export interface ProvisionedState {
  readonly requested: number;
  readonly allocated: number;
  /** Ready to serve. */
  readonly available: number;
  readonly status: "IN_PROGRESS" | "READY" | "FAILED";
  readonly statusReason: string | undefined;
  readonly modifiedAtMs: number;
}

export interface ProvisionedConcurrency {
  get(name: string, qualifier: string): ProvisionedState | undefined;
  put(name: string, qualifier: string, executions: number): ProvisionedState;
  remove(name: string, qualifier: string): void;
  /** By qualifier. */
  of(name: string): ReadonlyMap<string, ProvisionedState>;
  /** Requested executions by function, over all its qualifiers. */
  totals(): ReadonlyMap<string, number>;
}

export type Statistic = "Sum" | "Maximum" | "Minimum" | "Average" | "SampleCount";

export interface MetricQuery {
  readonly namespace: string;
  readonly name: string;
  /** Must match exactly: all of them, no others. */
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: Statistic;
  readonly periodSeconds: number;
  /** Inclusive. */
  readonly startMs: number;
  /** Exclusive. */
  readonly endMs: number;
}

export interface MetricPoint {
  /** Start of the period; epoch ms. */
  readonly atMs: number;
  readonly value: number;
}

export interface MetricSource {
  /** Whether this source knows anything of the namespace; if not, an upstream is asked. */
  covers(namespace: string): boolean;
  /** Oldest first; a period without data has no point. */
  read(query: MetricQuery): readonly MetricPoint[];
}
