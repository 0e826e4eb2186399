import { CloudWatchClient, GetMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import {
  DeleteFunctionConcurrencyCommand,
  DeleteProvisionedConcurrencyConfigCommand,
  GetAccountSettingsCommand,
  GetFunctionConfigurationCommand,
  GetProvisionedConcurrencyConfigCommand,
  PutFunctionConcurrencyCommand,
  PutProvisionedConcurrencyConfigCommand,
} from "@aws-sdk/client-lambda";
import { expect, it } from "vitest";
import { RunningClock } from "../src/clock/region-clock.js";
import { SimulatedCloudError } from "../src/errors.js";
import { type SimulatedAws, startSimulatedAws } from "../src/start-simulated-aws.js";
import { clientConfig, lambdaOf, MINUTE, minuteTrace, mondayMs, startRegion, steadyTrace } from "./region.js";

const at = { FunctionName: "f", Qualifier: "live" };
const steady = { durationMs: 2000, durationCv: 0, coldStartCv: 0 };

/** The points of a metric by minute since the region began. */
async function read(region: SimulatedAws, name: string, stat: string, dimensions: Record<string, string>) {
  const client = new CloudWatchClient(clientConfig(region));
  const { MetricDataResults } = await client.send(
    new GetMetricDataCommand({
      StartTime: new Date(mondayMs),
      EndTime: new Date(mondayMs + 60 * MINUTE),
      ScanBy: "TimestampAscending",
      MetricDataQueries: [
        {
          Id: "m",
          MetricStat: {
            Metric: {
              Namespace: "AWS/Lambda",
              MetricName: name,
              Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
            },
            Period: 60,
            Stat: stat,
          },
        },
      ],
    }),
  );
  const { Timestamps = [], Values = [] } = MetricDataResults?.[0] ?? {};
  return Timestamps.map((time, index) => [(time.getTime() - mondayMs) / MINUTE, Values[index]]);
}

it("shows a minute when it ended a lag ago, by function and by alias, and none without traffic", async () => {
  const trace = minuteTrace([3, 0, 0, 5]);
  const region = await startRegion({ functions: [{ name: "f", trace, behaviour: { ...steady, durationMs: 10 } }] });
  const invocations = () => read(region, "Invocations", "Sum", { FunctionName: "f" });
  region.advanceTo(mondayMs + 2 * MINUTE - 1);
  expect(await invocations()).toEqual([]);
  region.advanceTo(mondayMs + 2 * MINUTE);
  expect(await invocations()).toEqual([[0, 3]]);
  region.advanceTo(mondayMs + 8 * MINUTE);
  expect(await invocations()).toEqual([
    [0, 3],
    [3, 5],
  ]);
  expect(await read(region, "Invocations", "Sum", { FunctionName: "f", Resource: "f:live" })).toEqual(
    await invocations(),
  );
  expect(await read(region, "Invocations", "Sum", { FunctionName: "f", Resource: "f:other" })).toEqual([]);
  expect(await read(region, "ProvisionedConcurrencyUtilization", "Maximum", { FunctionName: "f" })).toEqual([]);
  await expect(read(region, "Errors", "Sum", { FunctionName: "f" })).rejects.toThrow(/Errors, Sum of 60 s/);
});

it("counts the invocations of a function that runs for real, as late as all others", async () => {
  const region = await startRegion({ functions: [] });
  region.cloud.countInvocation("scaler");
  region.advanceTo(mondayMs + MINUTE);
  region.cloud.countInvocation("scaler");
  region.cloud.countInvocation("scaler");
  expect(await read(region, "Invocations", "Sum", { FunctionName: "scaler" })).toEqual([]);
  region.advanceTo(mondayMs + 3 * MINUTE);
  expect(await read(region, "Invocations", "Sum", { FunctionName: "scaler" })).toEqual([
    [0, 1],
    [1, 2],
  ]);
});

it("prepares provisioned concurrency for the spin-up, refuses a second request meanwhile, then serves from it", async () => {
  const region = await startRegion({
    functions: [{ name: "f", trace: steadyTrace(60, 30), behaviour: { ...steady, spinUpSeconds: 90 } }],
  });
  const lambda = lambdaOf(region);
  const put = (executions: number) =>
    lambda.send(new PutProvisionedConcurrencyConfigCommand({ ...at, ProvisionedConcurrentExecutions: executions }));
  const get = () => lambda.send(new GetProvisionedConcurrencyConfigCommand(at));
  region.advanceTo(mondayMs + 5 * MINUTE);
  expect(await put(20)).toMatchObject({ Status: "IN_PROGRESS", AvailableProvisionedConcurrentExecutions: 0 });
  region.advanceTo(mondayMs + 6 * MINUTE);
  await expect(put(30)).rejects.toMatchObject({ name: "ResourceConflictException" });
  region.advanceTo(mondayMs + 6.5 * MINUTE);
  expect(await get()).toMatchObject({
    Status: "READY",
    AvailableProvisionedConcurrentExecutions: 20,
    LastModified: "2026-01-05T00:05:00+0000",
  });
  region.advanceTo(mondayMs + 15 * MINUTE);
  const { coldStarts, ready } = region.cloud.minutes("f");
  expect([ready[5], ready[6], ready[7]]).toEqual([0, 10, 20]);
  expect(coldStarts.subarray(7, 15).every((count) => count === 0)).toBe(true);
  const utilization = await read(region, "ProvisionedConcurrencyUtilization", "Maximum", { FunctionName: "f" });
  expect(utilization.map(([minute]) => minute)).toEqual([6, 7, 8, 9, 10, 11, 12, 13]);
  const spillover = await read(region, "ProvisionedConcurrencySpilloverInvocations", "Sum", { FunctionName: "f" });
  expect(spillover.map(([minute]) => minute)).toEqual([6, 7, 8, 9, 10, 11, 12, 13]);
  expect(spillover).toContainEqual([8, 0]);
  const byVersion = { ...at, Qualifier: "1", ProvisionedConcurrentExecutions: 5 };
  await expect(lambda.send(new PutProvisionedConcurrencyConfigCommand(byVersion))).rejects.toThrow(/Concurrency alias/);
  await lambda.send(new DeleteProvisionedConcurrencyConfigCommand(at));
  await expect(get()).rejects.toMatchObject({ name: "ProvisionedConcurrencyConfigNotFoundException" });
  region.advanceTo(mondayMs + 17 * MINUTE);
  expect(region.cloud.minutes("f").ready[16]).toBe(0);
});

it("caps a function by its reservation from the moment that it is set, and frees it when it is unset", async () => {
  const region = await startRegion({ functions: [{ name: "f", trace: steadyTrace(300, 30), behaviour: steady }] });
  const lambda = lambdaOf(region);
  region.advanceTo(mondayMs + 5 * MINUTE);
  await lambda.send(new PutFunctionConcurrencyCommand({ FunctionName: "f", ReservedConcurrentExecutions: 4 }));
  region.advanceTo(mondayMs + 10 * MINUTE);
  await lambda.send(new PutFunctionConcurrencyCommand({ FunctionName: "f", ReservedConcurrentExecutions: 0 }));
  region.advanceTo(mondayMs + 15 * MINUTE);
  await lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName: "f" }));
  region.advanceTo(mondayMs + 20 * MINUTE);
  const { concurrencyMax, throttles, invocations } = region.cloud.minutes("f");
  expect(Math.max(...throttles.subarray(0, 5))).toBe(0);
  expect(Math.max(...concurrencyMax.subarray(6, 10))).toBe(4);
  expect([...throttles.subarray(11, 15)]).toEqual([300, 300, 300, 300]);
  expect([...invocations.subarray(16, 20)]).toEqual([300, 300, 300, 300]);
});

it("guarantees a reservation to its function, whatever the others do to the pool", async () => {
  const flood = { name: "flood", trace: steadyTrace(3000, 10), behaviour: steady };
  const modest = { name: "f", trace: steadyTrace(60, 10), behaviour: { ...steady, seed: 2 } };
  const account = { concurrencyLimit: 50, unreservedFloor: 10 };
  const throttled = async (functions: Parameters<typeof startRegion>[0]["functions"]) => {
    const region = await startRegion({ functions, account });
    region.advanceTo(mondayMs + 10 * MINUTE);
    return region.cloud.result("f").throttles;
  };
  expect(await throttled([flood, modest])).toBeGreaterThan(0);
  expect(await throttled([flood, { ...modest, reserved: 15 }])).toBe(0);
});

it("knows the account and the functions", async () => {
  const functions = [{ name: "f", trace: steadyTrace(1, 1), behaviour: { memoryMb: 1769 }, reserved: 30 }];
  const region = await startRegion({ functions, account: { concurrencyLimit: 200 } });
  const lambda = lambdaOf(region);
  expect(await lambda.send(new GetAccountSettingsCommand({}))).toMatchObject({
    AccountLimit: { ConcurrentExecutions: 200, UnreservedConcurrentExecutions: 170 },
    AccountUsage: { FunctionCount: 1 },
  });
  const configuration = await lambda.send(new GetFunctionConfigurationCommand(at));
  expect(configuration).toMatchObject({ MemorySize: 1769, Version: "1" });
  await expect(lambda.send(new GetFunctionConfigurationCommand({ ...at, Qualifier: "blue" }))).rejects.toThrow(
    /f:blue/,
  );
});

it("comes to the same whether time goes in one step or in many", async () => {
  const functions = ["f", "g"].map((name, seed) => ({ name, trace: steadyTrace(90, 20), behaviour: { seed } }));
  const [once, often] = [await startRegion({ functions }), await startRegion({ functions })];
  for (let atMs = mondayMs; atMs < mondayMs + 20 * MINUTE; atMs += 7321) often.advanceTo(atMs);
  for (const region of [once, often]) region.advanceTo(mondayMs + 20 * MINUTE);
  expect(often.cloud.result("f")).toEqual(once.cloud.result("f"));
  expect(often.cloud.minutes("g")).toEqual(once.cloud.minutes("g"));
});

it.each([
  { why: "one name twice", functions: ["f", "f"], reserved: 1, message: "function f: given twice" },
  { why: "more reserved than the account has", functions: ["f"], reserved: 1001, message: "reserved of f: 1001" },
])("refuses $why", async ({ functions, reserved, message }) => {
  const specs = functions.map((name) => ({ name, reserved, trace: steadyTrace(1, 1) }));
  await expect(startRegion({ functions: specs })).rejects.toThrow(message);
});

it("refuses to move a clock that runs by itself, or a held one back", async () => {
  const running = await startSimulatedAws({ functions: [], clock: new RunningClock(mondayMs, 60) });
  expect(() => running.advanceTo(mondayMs + MINUTE)).toThrow(SimulatedCloudError);
  await running.close();
  const held = await startRegion({ functions: [] });
  expect(() => held.advanceTo(mondayMs - 1)).toThrow("2026-01-05T00:00:00.000Z and cannot be moved to 2026-01-04");
  expect(() => held.cloud.result("nobody")).toThrow("function nobody is not simulated");
});
