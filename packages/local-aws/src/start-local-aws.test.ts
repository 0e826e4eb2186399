import { GetMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import {
  GetAccountSettingsCommand,
  GetProvisionedConcurrencyConfigCommand,
  PutProvisionedConcurrencyConfigCommand,
} from "@aws-sdk/client-lambda";
import { expect, test } from "vitest";
import { clients } from "../test/clients.js";
import type { CloudModel, ProvisionedState } from "./cloud/cloud-model.js";
import { LocalAwsError } from "./errors.js";
import type { LocalAwsOptions } from "./options.js";
import { startLocalAws } from "./start-local-aws.js";

test.each<{ options: LocalAwsOptions; message: RegExp }>([
  { options: { upstream: "http://127.0.0.1:1", functions: [] }, message: /option upstream: .* no functions, tables/ },
  { options: { upstream: "http://127.0.0.1:1", tables: [] }, message: /option upstream/ },
  { options: { upstream: "127.0.0.1:5000" }, message: /option upstream: "127.0.0.1:5000" .* http:\/\/host:port/ },
  { options: { spinUpSeconds: -1 }, message: /option spinUpSeconds: -1/ },
  { options: { spinUpSeconds: Number.NaN }, message: /option spinUpSeconds/ },
  { options: { metricPageSize: 0 }, message: /option metricPageSize: 0/ },
])("refuses $options", async ({ options, message }) => {
  const start = startLocalAws(options);
  await expect(start).rejects.toThrow(LocalAwsError);
  await expect(start).rejects.toThrow(message);
});

test("refuses a port that is taken", async () => {
  const aws = await startLocalAws();
  await expect(startLocalAws({ port: aws.port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  await aws.close();
});

test("closes although clients keep their connections", async () => {
  const aws = await startLocalAws();
  const { lambda } = clients(aws.url);
  await lambda.send(new GetAccountSettingsCommand({}));
  await aws.close();
  const afterwards = clients(aws.url).lambda.send(new GetAccountSettingsCommand({}));
  await expect(afterwards).rejects.toMatchObject({ code: "ECONNREFUSED" });
});

test("tells its own time, by which clients correct theirs", async () => {
  const aws = await startLocalAws({ now: () => Date.UTC(2026, 0, 5, 7, 30) });
  const { headers } = await fetch(`${aws.url}/2016-08-19/account-settings`);
  expect(headers.get("date")).toBe("Mon, 05 Jan 2026 07:30:00 GMT");
  await aws.close();
});

/** A cloud whose concurrency follows the clock, as a simulator's does. */
function livingCloud(now: () => number): CloudModel {
  const asked = new Map<string, number>();
  const state = (requested: number): ProvisionedState => ({
    requested,
    allocated: requested,
    available: requested,
    status: "READY",
    statusReason: undefined,
    modifiedAtMs: now(),
  });
  const alive = {
    name: "f",
    memoryMb: 128,
    architecture: "arm64",
    snapStart: "off",
    tags: {},
    capacityProvider: undefined,
  } as const;
  return {
    account: { id: "111122223333", concurrencyLimit: 400, unreservedFloor: 40 },
    functions: {
      find: async (name) => (name === "f" ? alive : undefined),
      list: async () => [alive],
      count: async () => 1,
      resolve: async () => ({ kind: "alias", version: "1", weights: {}, snapStart: "off" }),
    },
    reserved: {
      get: async () => undefined,
      set: async () => undefined,
      unset: async () => undefined,
      all: async () => new Map(),
    },
    provisioned: {
      get: (_, qualifier) => {
        const executions = asked.get(qualifier);
        return executions === undefined ? undefined : state(executions);
      },
      put: (_, qualifier, executions) => {
        asked.set(qualifier, executions);
        return state(executions);
      },
      remove: (_, qualifier) => void asked.delete(qualifier),
      of: () => new Map([...asked].map(([qualifier, executions]) => [qualifier, state(executions)])),
      totals: () => new Map([["f", [...asked.values()].reduce((sum, one) => sum + one, 0)]]),
    },
    metrics: {
      covers: () => true,
      read: ({ startMs, endMs, periodSeconds }) => {
        const points = [];
        for (let atMs = startMs; atMs < endMs; atMs += periodSeconds * 1000)
          points.push({ atMs, value: atMs / 60_000 });
        return points;
      },
    },
  };
}

test("answers from a cloud model given in place of functions, by the same rules", async () => {
  const aws = await startLocalAws({ cloud: livingCloud(() => 0) });
  const { lambda, cloudWatch } = clients(aws.url);
  const at = { FunctionName: "f", Qualifier: "live" };
  const put = (executions: number) =>
    lambda.send(new PutProvisionedConcurrencyConfigCommand({ ...at, ProvisionedConcurrentExecutions: executions }));
  await put(10);
  expect(await lambda.send(new GetProvisionedConcurrencyConfigCommand(at))).toMatchObject({ Status: "READY" });
  await expect(put(361)).rejects.toThrow(/minimum value of \[40\]/); // 400 - 361 = 39
  const { MetricDataResults } = await cloudWatch.send(
    new GetMetricDataCommand({
      MetricDataQueries: [
        { Id: "a", MetricStat: { Metric: { Namespace: "N", MetricName: "n" }, Period: 60, Stat: "Maximum" } },
      ],
      StartTime: new Date(60_000),
      EndTime: new Date(180_000),
    }),
  );
  expect(MetricDataResults?.[0]?.Values).toEqual([2, 1]);
  expect(() => aws.putFunction({ name: "g" })).toThrow(LocalAwsError);
  expect(() => aws.putMetric({ namespace: "N", name: "n", dimensions: {}, at: 0, sum: 1 })).toThrow(LocalAwsError);
  await aws.close();
});
