import { isRecord } from "../wire/reply.js";
import { askEach } from "./ask-each.js";
import type { FunctionCatalogue, FunctionFacts, QualifierFacts } from "./cloud-model.js";
import type { UpstreamClient } from "./upstream-client.js";

type Body = Readonly<Record<string, unknown>>;

/** Functions, aliases and versions as the emulator has them, read afresh each time. */
export class UpstreamFunctions implements FunctionCatalogue {
  readonly #upstream: UpstreamClient;

  constructor(upstream: UpstreamClient) {
    this.#upstream = upstream;
  }

  async find(name: string): Promise<FunctionFacts | undefined> {
    const found = await this.#upstream.lambda("GET", pathOf(name));
    return found === undefined ? undefined : readFacts(record(found.Configuration), record(found.Tags));
  }

  async count(): Promise<number> {
    return (await this.#upstream.functionNames()).length;
  }

  /** One by one: lists of functions do not tell their tags. */
  async list(): Promise<readonly FunctionFacts[]> {
    const found = await askEach(await this.#upstream.functionNames(), (name) => this.find(name));
    return found.filter((one) => one !== undefined);
  }

  async resolve(name: string, qualifier: string): Promise<QualifierFacts | undefined> {
    if (/^(\d+|\$LATEST)$/.test(qualifier)) {
      const snapStart = await this.#snapStart(name, qualifier);
      return snapStart === undefined ? undefined : { kind: "version", version: qualifier, snapStart };
    }
    const alias = await this.#upstream.lambda("GET", `${pathOf(name)}/aliases/${encodeURIComponent(qualifier)}`);
    if (alias === undefined) return undefined;
    const version = String(alias.FunctionVersion);
    const snapStart = await this.#snapStart(name, version);
    return snapStart === undefined ? undefined : { kind: "alias", version, weights: readWeights(alias), snapStart };
  }

  async #snapStart(name: string, version: string): Promise<FunctionFacts["snapStart"] | undefined> {
    const found = await this.#upstream.lambda("GET", `${pathOf(name)}/configuration?Qualifier=${version}`);
    return found === undefined ? undefined : readFacts(found, {}).snapStart;
  }
}

function pathOf(name: string): string {
  return `/2015-03-31/functions/${encodeURIComponent(name)}`;
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
