import {
  GetFunctionConcurrencyCommand,
  GetProvisionedConcurrencyConfigCommand,
  UpdateAliasCommand,
} from "@aws-sdk/client-lambda";
import { type Moto, startMoto } from "@serverless-autoscaler/local-aws";
import {
  type DecisionRecord,
  type TargetSpec,
  type TickMode,
  tick,
  tickDefaults,
} from "@serverless-autoscaler/scaling-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  cloudWatchSignals,
  controlPlaneLimiter,
  discoverTagged,
  dynamoControls,
  dynamoHistory,
  dynamoMemory,
  lambdaProvisioned,
  lambdaReserved,
  loadAccount,
  POLICY_TAG,
  setReserved,
} from "../src/index.js";
import { createFunction, createRole, createTable, publishLive, putLoad } from "./emulated-account.js";
import { emulatedWorld, type LocalWorld, soon, TABLE } from "./local-world.js";
import { memoryStoreContract } from "./memory-store-contract.js";

let moto: Moto;
beforeAll(async () => {
  moto = await startMoto();
});
afterAll(() => moto.stop());

const clock = { now: Date.now };

let tables = 0;

memoryStoreContract("dynamoMemory on the emulator", async () => {
  const world = await emulatedWorld({ upstream: moto.url });
  const table = `${TABLE}-${tables++}`;
  await createTable(world, table);
  const controls = dynamoControls(world.dynamo, { table });
  return {
    store: dynamoMemory(world.dynamo, { table, clock, report: () => undefined }),
    say: async (name, { pause, override }) => {
      const scope = { kind: "target", name } as const;
      if (pause !== undefined) await controls.say(scope, "pause", pause);
      if (override !== undefined) await controls.say(scope, "override", override);
    },
  };
});

const target = (name: string, resource: TargetSpec["resource"]): TargetSpec => ({
  name,
  resource,
  bounds: { min: 0, max: 200 },
  priority: 0,
  policies: [{ type: "targetTracking", id: "tracking", targetUtilization: 0.7 }],
  tolerance: 0.1,
  scaleOut: { cooldownSeconds: 0 },
  scaleIn: { cooldownSeconds: 300, stabilizationSeconds: 300, maxPercentPerMinute: 50, quantumSeconds: 300 },
  suspend: { scaleOut: false, scaleIn: false, scheduled: false },
});
const cap = target("cap", { kind: "lambda-reserved", function: "shop", adopt: false });
const warm = target("warm", { kind: "lambda-provisioned", function: "shop", alias: "live" });

async function runTick(world: LocalWorld, mode: TickMode = "active"): Promise<readonly DecisionRecord[]> {
  const history = dynamoHistory(world.dynamo, { table: TABLE });
  const at = Date.now();
  const result = await tick(
    {
      clock: { now: () => at },
      signals: cloudWatchSignals(world.cloudWatch, { heartbeatFunction: "scaler" }),
      actuators: {
        "lambda-reserved": lambdaReserved(world.lambda),
        "lambda-provisioned": lambdaProvisioned(world.lambda),
      },
      memory: dynamoMemory(world.dynamo, { table: TABLE, clock, report: () => undefined }),
      recorder: { write: (records) => history.append(records) },
    },
    { ...tickDefaults, targets: [cap, warm], mode, deadline: soon(), deadlineAt: at + 50_000 },
  );
  return result.kind === "ran" ? result.records : [];
}

const capacities = async ({ lambda }: LocalWorld) => {
  const reserved = await lambda.send(new GetFunctionConcurrencyCommand({ FunctionName: "shop" }));
  const provisioned = await lambda
    .send(new GetProvisionedConcurrencyConfigCommand({ FunctionName: "shop", Qualifier: "live" }))
    .catch(() => undefined);
  return [reserved.ReservedConcurrentExecutions, provisioned?.RequestedProvisionedConcurrentExecutions];
};

/** An account of its own: the emulator is emptied, which takes it some seconds. */
async function busyShop(spinUpSeconds = 0): Promise<LocalWorld> {
  await moto.reset();
  const world = await emulatedWorld({ upstream: moto.url, spinUpSeconds });
  await createRole(world);
  await createTable(world, TABLE);
  world.lambda.middlewareStack.use(controlPlaneLimiter({ perSecond: 12 }));
  await createFunction(world, "shop");
  await publishLive(world, "shop");
  await setReserved(world.lambda, "shop", 10, soon());
  await putLoad(world, { FunctionName: "scaler" }, 2, { busy: 1, invocations: 1 });
  for (const minutesAgo of [1, 2, 3]) {
    await putLoad(world, { FunctionName: "shop" }, minutesAgo, { busy: 21, invocations: 600 });
    const alias = { FunctionName: "shop", Resource: "shop:live" };
    await putLoad(world, alias, minutesAgo, { busy: 14, invocations: 400 });
  }
  return world;
}

describe("a tick against the emulator", () => {
  it("scales reserved and provisioned, keeps the history, and repeats nothing", async () => {
    const world = await busyShop();
    const records = await runTick(world);
    expect(records).toMatchObject([
      { target: "cap", decision: { kind: "set", from: 10, to: 30 }, outcome: { kind: "applied" } }, // 21 / 0.7
      { target: "warm", decision: { kind: "set", from: 0, to: 20 }, outcome: { kind: "applied" } }, // 14 / 0.7
    ]);
    expect(await capacities(world)).toEqual([30, 20]);
    const again = await runTick(world);
    expect(again.map(({ outcome }) => outcome.kind)).toEqual(["unchanged", "unchanged"]);
    expect(await capacities(world)).toEqual([30, 20]);
    const told = await dynamoHistory(world.dynamo, { table: TABLE }).read("warm", {
      since: Date.now() - 60_000,
      until: Date.now(),
      limit: 10,
    });
    expect(told.at(-1)).toEqual(records[1]);
  });

  it("changes nothing in a dry run", async () => {
    const world = await busyShop();
    const records = await runTick(world, "dryRun");
    expect(records).toMatchObject([{ decision: { to: 30 } }, { decision: { to: 20 } }]);
    expect(await capacities(world)).toEqual([10, undefined]);
  });

  it("holds the alias while it shifts traffic, and goes on with the rest", async () => {
    const world = await busyShop();
    const RoutingConfig = { AdditionalVersionWeights: { "1": 0.1 } };
    await world.lambda.send(new UpdateAliasCommand({ FunctionName: "shop", Name: "live", RoutingConfig }));
    expect(await runTick(world)).toMatchObject([
      { target: "cap", outcome: { kind: "applied" } },
      { target: "warm", outcome: { kind: "refused", code: "aliasShifting" } },
    ]);
    expect(await capacities(world)).toEqual([30, undefined]);
  });

  it("does what an operator says, and takes it back", async () => {
    const world = await busyShop();
    const controls = dynamoControls(world.dynamo, { table: TABLE });
    const until = Date.now() + 60_000;
    await controls.say({ kind: "all" }, "pause", { until, reason: "incident", by: "ann" });
    expect(await runTick(world)).toMatchObject([{ clampedBy: ["paused"] }, { clampedBy: ["paused"] }]);
    await controls.takeBack({ kind: "all" }, "pause");
    await controls.say({ kind: "target", name: "cap" }, "override", { until, reason: "launch", capacity: 50 });
    await runTick(world);
    expect(await capacities(world)).toEqual([50, 20]);
  });

  it("waits while AWS allocates", async () => {
    const world = await busyShop(90);
    await runTick(world);
    expect(await lambdaProvisioned(world.lambda).read(warm.resource, Date.now(), soon())).toMatchObject({
      value: { requested: 20, ready: 0, locked: { code: "allocationInProgress" }, ceiling: { value: 30 } },
    });
  });

  it("finds tagged functions and reads the account's pool", async () => {
    const world = await busyShop();
    await createFunction(world, "mail", { [POLICY_TAG]: "web" });
    const found = await discoverTagged(world.config, { clock }).find(soon());
    expect(found).toEqual({ ok: true, value: [{ function: "mail", policy: "web" }] });
    expect(await loadAccount(world.lambda, soon())).toEqual({ ok: true, value: { limit: 1000, unreserved: 990 } });
  });
});
