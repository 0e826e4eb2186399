import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Account, CloudModel } from "./cloud/cloud-model.js";
import { InMemoryCloud, type StandaloneFunction } from "./cloud/in-memory-cloud.js";
import { type MetricDatum, MetricStore } from "./cloud/metric-store.js";
import { ProvisionedLedger } from "./cloud/provisioned-ledger.js";
import { UpstreamClient } from "./cloud/upstream-client.js";
import { UpstreamCloud } from "./cloud/upstream-cloud.js";
import { Tables } from "./dynamodb/tables.js";
import { endpoint } from "./endpoint.js";
import { LocalAwsError } from "./errors.js";
import type { Fault } from "./faults/fault.js";
import { FaultBook } from "./faults/fault-book.js";
import { seededRandom } from "./faults/seeded-random.js";
import { RequestCount, type RequestCounts } from "./operator/request-count.js";
import { checkOptions, type LocalAwsOptions } from "./options.js";
import { lambdaGate } from "./rates/lambda-rates.js";
import { type Services, servicesBeforeUpstream, standaloneServices } from "./services.js";
import { Forwarder } from "./wire/forward.js";

/** A running endpoint. Point any AWS client at it with `AWS_ENDPOINT_URL=url`. */
export interface LocalAws {
  readonly url: string;
  readonly port: number;
  /** Requests so far, by service and AWS's name of the action. */
  requests(): RequestCounts;
  resetRequests(): void;
  /** Switches trouble on. @throws {LocalAwsError} invalidFault */
  fault(fault: Fault): void;
  clearFaults(): void;
  /** Puts a datum that GetMetricData then answers. @throws {LocalAwsError} invalidMetric */
  putMetric(datum: MetricDatum): void;
  /** Standalone: creates a function or replaces it. @throws {LocalAwsError} invalidOption with an upstream or cloud */
  putFunction(spec: StandaloneFunction): void;
  close(): Promise<void>;
}

/** AWS's defaults. The floor is documented as 100; error texts have shown 50 and 10. */
const DEFAULT_ACCOUNT: Account = { id: "123456789012", concurrencyLimit: 1000, unreservedFloor: 100 };
const DEFAULT_SPIN_UP_SECONDS = 90;
/** Source: GetMetricData, MaxDatapoints (read 2026-11) */
const DEFAULT_METRIC_PAGE = 100_800;

/**
 * Starts a local AWS endpoint on 127.0.0.1.
 *
 * @throws {LocalAwsError} invalidOption
 * @example
 * const aws = await startLocalAws({ functions: [{ name: "checkout", aliases: ["live"] }] });
 * const lambda = new LambdaClient({ endpoint: aws.url, region: "us-east-1", credentials });
 */
export async function startLocalAws(options: LocalAwsOptions = {}): Promise<LocalAws> {
  checkOptions(options);
  const now = options.now ?? Date.now;
  const account: Account = { ...DEFAULT_ACCOUNT, ...options.account };
  const spinUpSeconds = options.spinUpSeconds ?? DEFAULT_SPIN_UP_SECONDS;
  const metrics = new MetricStore();
  const counts = new RequestCount();
  const faults = new FaultBook(seededRandom(options.seed ?? 1));
  const shared = { faults, now, pageSize: options.metricPageSize ?? DEFAULT_METRIC_PAGE };

  const inMemory = new InMemoryCloud(account, metrics, now, spinUpSeconds);
  for (const spec of options.functions ?? []) inMemory.putFunction(spec);
  const { upstream } = options;
  const services =
    upstream === undefined
      ? standalone(options.cloud ?? inMemory, new Tables(options.tables ?? []), shared)
      : perRegion((region) => {
          const client = new UpstreamClient(upstream, region);
          const provisioned = new ProvisionedLedger(now, spinUpSeconds);
          return servicesBeforeUpstream(new UpstreamCloud(account, client, provisioned, metrics), client, shared);
        });

  const own = {
    requests: () => counts.snapshot(),
    resetRequests: () => counts.reset(),
    fault: (fault: unknown) => faults.add(fault),
    clearFaults: () => faults.clear(),
    putMetric: (datum: MetricDatum) => {
      if (options.cloud !== undefined) throw notOurs("metrics");
      metrics.put(datum);
    },
    putFunction: (spec: StandaloneFunction) => {
      if (upstream !== undefined || options.cloud !== undefined) throw notOurs("functions");
      inMemory.putFunction(spec);
    },
  };
  const forwarder = upstream === undefined ? undefined : new Forwarder(upstream);
  const lambdaTakes = options.lambdaRates === undefined ? () => true : lambdaGate(options.lambdaRates, now);
  const handle = endpoint({ services, forwarder, faults, counts, operator: own, lambdaTakes, now });
  const server = createServer((incoming, response) => void handle(incoming, response));
  const port = await listen(server, options.port ?? 0);
  const close = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
    forwarder?.close();
  };
  return { url: `http://127.0.0.1:${port}`, port, ...own, close };
}

function standalone(
  cloud: CloudModel,
  tables: Tables,
  shared: Parameters<typeof standaloneServices>[2],
): (region: string) => Services {
  const services = standaloneServices(cloud, tables, shared);
  return () => services;
}

/** Concurrency is counted by region, in AWS and here. */
function perRegion(create: (region: string) => Services): (region: string) => Services {
  const known = new Map<string, Services>();
  return (region) => {
    const services = known.get(region) ?? create(region);
    known.set(region, services);
    return services;
  };
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address() as AddressInfo;
  return address.port;
}

function notOurs(what: string): LocalAwsError {
  return new LocalAwsError(
    "invalidOption",
    `${what} cannot be put: they come from the upstream or cloud given at start`,
  );
}
