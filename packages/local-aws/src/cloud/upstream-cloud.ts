import { isRecord } from "../wire/reply.js";
import type {
  Account,
  CloudModel,
  FunctionCatalogue,
  FunctionFacts,
  MetricSource,
  ReservedConcurrency,
} from "./cloud-model.js";
import type { ProvisionedLedger } from "./provisioned-ledger.js";
import type { UpstreamClient } from "./upstream-client.js";
import { UpstreamReserved } from "./upstream-reserved.js";

type Body = Readonly<Record<string, unknown>>;

/** Functions and reservations as the emulator has them; provisioned concurrency of our own, which it lacks. */
export class UpstreamCloud implements CloudModel {
  readonly account: Account;
  readonly functions: FunctionCatalogue;
  readonly reserved: ReservedConcurrency;
  readonly provisioned: ProvisionedLedger;
  readonly metrics: MetricSource;
  readonly #reserved: UpstreamReserved;

  constructor(account: Account, upstream: UpstreamClient, provisioned: ProvisionedLedger, metrics: MetricSource) {
    this.account = account;
    this.provisioned = provisioned;
    this.metrics = metrics;
    this.#reserved = new UpstreamReserved(upstream);
    this.reserved = this.#reserved;
    this.functions = {
      find: async (name) => {
        const found = await upstream.lambda("GET", `/2015-03-31/functions/${encodeURIComponent(name)}`);
        return found === undefined ? undefined : readFacts(record(found.Configuration), record(found.Tags));
      },
      list: async () => (await this.#reserved.listFunctions()).map((one) => readFacts(one, {})),
      resolve: async (name, qualifier) => {
        const path = `/2015-03-31/functions/${encodeURIComponent(name)}`;
        const isVersion = /^(\d+|\$LATEST)$/.test(qualifier);
        const alias = isVersion
          ? undefined
          : await upstream.lambda("GET", `${path}/aliases/${encodeURIComponent(qualifier)}`);
        if (!isVersion && alias === undefined) return undefined;
        const version = alias === undefined ? qualifier : String(alias.FunctionVersion);
        const found = await upstream.lambda("GET", `${path}/configuration?Qualifier=${encodeURIComponent(version)}`);
        if (found === undefined) return undefined;
        const { snapStart } = readFacts(found, {});
        if (alias === undefined) return { kind: "version", version, snapStart };
        return { kind: "alias", version, weights: readWeights(alias), snapStart };
      },
    };
  }

  /** The function was deleted upstream: with it goes all that was reserved for it and allocated to it. */
  forgetFunction(name: string): void {
    this.#reserved.forget(name);
    this.provisioned.forget(name);
  }

  /** The emulator was emptied. */
  forgetAll(): void {
    this.#reserved.forgetAll();
    this.provisioned.clear();
  }
}

function readFacts(configuration: Body, tags: Body): FunctionFacts {
  const architectures = configuration.Architectures;
  const provider = record(record(configuration.CapacityProviderConfig).LambdaManagedInstancesCapacityProviderConfig);
  const arn = provider.CapacityProviderArn;
  return {
    name: String(configuration.FunctionName),
    memoryMb: Number(configuration.MemorySize ?? 128),
    architecture: Array.isArray(architectures) && architectures.includes("arm64") ? "arm64" : "x86_64",
    snapStart: record(configuration.SnapStart).ApplyOn === "PublishedVersions" ? "on" : "off",
    tags: Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, String(value)])),
    capacityProvider: typeof arn === "string" ? arn : undefined,
  };
}

function readWeights(alias: Body): Readonly<Record<string, number>> {
  const weights = record(record(alias.RoutingConfig).AdditionalVersionWeights);
  return Object.fromEntries(Object.entries(weights).map(([version, share]) => [version, Number(share)]));
}

function record(value: unknown): Body {
  return isRecord(value) ? value : {};
}
