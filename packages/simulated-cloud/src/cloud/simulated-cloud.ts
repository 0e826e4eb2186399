import type {
  Account,
  CloudModel,
  FunctionCatalogue,
  FunctionFacts,
  ReservedConcurrency,
} from "@serverless-autoscaler/local-aws";
import { type MinuteSeries, type PolicyResult, policyResult } from "@serverless-autoscaler/simulator";
import type { RegionClock } from "../clock/region-clock.js";
import { SimulatedCloudError } from "../errors.js";
import { Inhabitant, VERSION } from "./inhabitant.js";
import { Population } from "./population.js";
import { RegionMetrics } from "./region-metrics.js";
import { RegionProvisioned } from "./region-provisioned.js";
import type { SimulatedFunction } from "./simulated-function.js";

/** AWS's defaults; the floor is the documented one. */
const DEFAULT_ACCOUNT: Account = { id: "123456789012", concurrencyLimit: 1000, unreservedFloor: 100 };
/** When a minute of the functions that are only counted becomes visible, as with the simulated ones by default. */
const METRIC_LAG_SECONDS = 60;

/**
 * A region of simulated functions under living traffic, as the state behind a local AWS endpoint. Whoever asks it
 * anything moves it first to what its clock shows: requests come in, executions end, minutes close.
 */
export class SimulatedCloud implements CloudModel {
  readonly account: Account;
  readonly functions: FunctionCatalogue;
  readonly reserved: ReservedConcurrency;
  readonly provisioned: RegionProvisioned;
  readonly metrics: RegionMetrics;
  readonly #clock: RegionClock;
  readonly #population: Population;
  #shownMs = Number.NEGATIVE_INFINITY;

  /** @throws {SimulatedCloudError} invalidOption; {InvalidInputError} when a behaviour is out of range */
  constructor(specs: readonly SimulatedFunction[], clock: RegionClock, account: Partial<Account> = {}) {
    this.account = { ...DEFAULT_ACCOUNT, ...account };
    this.#clock = clock;
    const now = () => this.catchUp();
    const { concurrencyLimit } = this.account;
    checkSpecs(specs, concurrencyLimit);
    this.#population = new Population(
      specs.map((spec) => new Inhabitant(spec, concurrencyLimit)),
      concurrencyLimit,
    );
    const { byName } = this.#population;
    this.provisioned = new RegionProvisioned(byName, now);
    this.metrics = new RegionMetrics(byName, now, METRIC_LAG_SECONDS);
    this.functions = {
      find: async (name) => factsOf(byName.get(name)),
      list: async () => [...byName.values()].flatMap((one) => factsOf(one) ?? []),
      count: async () => byName.size,
      resolve: async (name, qualifier) => {
        const found = byName.get(name);
        if (qualifier === found?.alias) return { kind: "alias", version: VERSION, weights: {}, snapStart: "off" };
        if (found === undefined || qualifier !== VERSION) return undefined;
        return { kind: "version", version: VERSION, snapStart: "off" };
      },
    };
    const reserve = async (name: string, executions: number | undefined) => {
      now();
      this.#existing(name).reserved = executions;
    };
    this.reserved = {
      get: async (name) => byName.get(name)?.reserved,
      set: reserve,
      unset: (name) => reserve(name, undefined),
      all: async () =>
        new Map([...byName].flatMap(([name, { reserved }]) => (reserved === undefined ? [] : [[name, reserved]]))),
    };
  }

  /** One invocation of a function that is not simulated, now: the scaler's, whose invocations are the heartbeat. */
  countInvocation(functionName: string): void {
    this.metrics.countInvocation(functionName);
  }

  /** @returns every minute of a function that has ended, without metric lag. @throws {SimulatedCloudError} invalidOption */
  minutes(name: string): MinuteSeries {
    this.catchUp();
    return this.#existing(name).living.minutes;
  }

  /** @returns what has come of a function's requests since its trace began. @throws {SimulatedCloudError} invalidOption */
  result(name: string): PolicyResult {
    const nowMs = this.catchUp();
    const { living, options } = this.#existing(name);
    return policyResult("living", options, living.totalsAt(nowMs), living.coldWaitsMs());
  }

  /** Replays up to what the clock shows. @returns that moment; epoch milliseconds */
  catchUp(): number {
    const nowMs = this.#clock.now();
    if (nowMs > this.#shownMs) this.#population.advanceTo(nowMs);
    this.#shownMs = nowMs;
    return nowMs;
  }

  #existing(name: string): Inhabitant {
    const found = this.#population.byName.get(name);
    if (found !== undefined) return found;
    const known = [...this.#population.byName.keys()].join(", ");
    throw new SimulatedCloudError("invalidOption", `function ${name} is not simulated; expected one of ${known}`);
  }
}

function factsOf(found: Inhabitant | undefined): FunctionFacts | undefined {
  if (found === undefined) return undefined;
  const { name, tags, options } = found;
  return {
    name,
    tags,
    memoryMb: options.memoryMb,
    architecture: "x86_64",
    snapStart: "off",
    capacityProvider: undefined,
  };
}

function checkSpecs(specs: readonly SimulatedFunction[], concurrencyLimit: number): void {
  const names = new Set<string>();
  for (const { name, reserved = 0 } of specs) {
    if (names.has(name)) throw invalid(`function ${name}`, "given twice", "one trace a function");
    names.add(name);
    if (!Number.isInteger(reserved) || reserved < 0 || reserved > concurrencyLimit) {
      throw invalid(`reserved of ${name}`, String(reserved), `a whole number, 0..${concurrencyLimit}`);
    }
  }
}

function invalid(what: string, value: string, expected: string): SimulatedCloudError {
  return new SimulatedCloudError("invalidOption", `${what}: ${value}; expected ${expected}`);
}
