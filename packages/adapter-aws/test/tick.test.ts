import { DeleteItemCommand } from "@aws-sdk/client-dynamodb";
import { GetFunctionConcurrencyCommand } from "@aws-sdk/client-lambda";
import {
  type DecisionRecord,
  type Ports,
  type TargetSpec,
  type TickOptions,
  tick,
  tickDefaults,
} from "@serverless-autoscaler/scaling-core";
import { describe, expect, it } from "vitest";
import { cloudWatchSignals, dynamoMemory, lambdaProvisioned, lambdaReserved } from "../src/index.js";
import { type LocalWorld, localWorld, MINUTE, soon, TABLE } from "./local-world.js";

/** Ticks lie in the past by an hour, so that no minute of theirs is still running at CloudWatch. */
const START = Math.floor(Date.now() / MINUTE) * MINUTE - 60 * MINUTE;

const WRITES = [
  "PutFunctionConcurrency",
  "DeleteFunctionConcurrency",
  "PutProvisionedConcurrencyConfig",
  "DeleteProvisionedConcurrencyConfig",
] as const;

const target = (name: string, over: Partial<TargetSpec> = {}): TargetSpec => ({
  name,
  resource: { kind: "lambda-reserved", function: name, adopt: false },
  bounds: { min: 1, max: 200 },
  priority: 0,
  policies: [{ type: "targetTracking", id: "tracking", targetUtilization: 0.7 }],
  tolerance: 0.1,
  scaleOut: { cooldownSeconds: 0 },
  scaleIn: { cooldownSeconds: 0, stabilizationSeconds: 300, maxPercentPerMinute: 50, quantumSeconds: 0 },
  suspend: { scaleOut: false, scaleIn: false, scheduled: false },
  ...over,
});

function scaler(world: LocalWorld, targets: readonly TargetSpec[]) {
  const state = { now: START };
  const records: DecisionRecord[] = [];
  const clock = { now: () => state.now };
  const ports: Ports = {
    clock,
    signals: cloudWatchSignals(world.cloudWatch, { heartbeatFunction: "scaler" }),
    actuators: {
      "lambda-reserved": lambdaReserved(world.lambda),
      "lambda-provisioned": lambdaProvisioned(world.lambda),
    },
    memory: dynamoMemory(world.dynamo, { table: TABLE, clock, report: () => undefined }),
    recorder: { write: async (written) => void records.splice(0, records.length, ...written) },
  };
  const run = (at: number) => {
    state.now = at;
    const options: TickOptions = {
      ...tickDefaults,
      targets,
      mode: "active",
      deadline: soon(),
      deadlineAt: at + 50_000,
    };
    return tick(ports, options);
  };
  return { run, records };
}

/** The same load in every minute from ten before the start on, and the scaler's own heartbeat. */
function load({ aws }: LocalWorld, functionName: string, busy: number, minutes: number): void {
  for (let at = START - 10 * MINUTE; at < START + minutes * MINUTE; at += MINUTE) {
    const put = (name: string, of: string, values: { sum?: number; max?: number }) =>
      aws.putMetric({ namespace: "AWS/Lambda", name, at, dimensions: { FunctionName: of }, ...values });
    put("ConcurrentExecutions", functionName, { max: busy });
    put("Invocations", functionName, { sum: busy * 60 });
    put("Invocations", "scaler", { sum: 1 });
  }
}

const writes = ({ aws }: LocalWorld): number =>
  WRITES.reduce((sum, action) => sum + (aws.requests()["lambda"]?.[action] ?? 0), 0);

const reservedOf = async ({ lambda }: LocalWorld, FunctionName: string) =>
  (await lambda.send(new GetFunctionConcurrencyCommand({ FunctionName }))).ReservedConcurrentExecutions;

describe("a tick through these adapters", () => {
  it("scales out by what CloudWatch shows: 21 busy / 0.7 = 30; the next tick changes nothing", async () => {
    const world = await localWorld({ functions: [{ name: "shop", reserved: 10 }] });
    load(world, "shop", 21, 2);
    const { run, records } = scaler(world, [target("shop")]);
    await run(START);
    expect(records).toMatchObject([{ decision: { kind: "set", from: 10, to: 30 }, outcome: { kind: "applied" } }]);
    expect(await reservedOf(world, "shop")).toBe(30);
    world.aws.resetRequests();
    await run(START + MINUTE);
    expect(records).toMatchObject([{ decision: { kind: "hold", at: 30 }, outcome: { kind: "unchanged" } }]);
    expect(writes(world)).toBe(0);
  });

  it("acts once when two ticks run at once", async () => {
    const world = await localWorld({ functions: [{ name: "shop", reserved: 10 }] });
    load(world, "shop", 21, 0);
    const results = await Promise.all([1, 2, 3].map(() => scaler(world, [target("shop")]).run(START)));
    expect(results.map(({ kind }) => kind).sort()).toEqual(["ran", "superseded", "superseded"]);
    expect(writes(world)).toBe(1);
  });

  it("acts once when a slow tick outlives its claim: whoever loses the memory leaves the target alone", async () => {
    const world = await localWorld({ functions: [{ name: "shop", reserved: 10 }] });
    load(world, "shop", 21, 1);
    world.aws.fault({ service: "cloudwatch", kind: "slow", delayMs: 2_000, times: 1 });
    const slow = scaler(world, [target("shop")]);
    const running = slow.run(START);
    while (world.aws.requests()["cloudwatch"] === undefined) await new Promise((resolve) => setTimeout(resolve, 5));
    await scaler(world, [target("shop")]).run(START + MINUTE);
    await running;
    expect(slow.records).toMatchObject([{ outcome: { kind: "skipped", code: "conflict" } }]);
    expect(writes(world)).toBe(1);
  });

  it("does not scale in on a memory that was lost", async () => {
    const world = await localWorld({ functions: [{ name: "shop", reserved: 100 }] });
    load(world, "shop", 7, 2);
    const { run, records } = scaler(world, [target("shop")]);
    await run(START);
    await world.dynamo.send(
      new DeleteItemCommand({ TableName: TABLE, Key: { pk: { S: "target#shop" }, sk: { S: "memory" } } }),
    );
    await run(START + MINUTE);
    expect(records).toMatchObject([{ decision: { kind: "hold", at: 100 }, clampedBy: ["observationWindow"] }]);
    expect(await reservedOf(world, "shop")).toBe(100);
  });

  it("keeps one target's trouble from the others", async () => {
    const world = await localWorld({
      functions: [
        { name: "shop", reserved: 10 },
        { name: "mail", reserved: 10 },
      ],
    });
    for (const name of ["shop", "mail"]) load(world, name, 21, 0);
    world.aws.fault({ service: "lambda", action: "GetFunction", kind: "accessDenied", match: "mail" });
    const { run, records } = scaler(world, [target("mail"), target("shop")]);
    await run(START);
    expect(records).toMatchObject([
      { target: "mail", outcome: { kind: "failed", code: "AccessDeniedException" } },
      { target: "shop", outcome: { kind: "applied" } },
    ]);
  });

  it("raises reserved before provisioned in one tick, and reads the alias's own load", async () => {
    const world = await localWorld({ functions: [{ name: "shop", aliases: ["live"], reserved: 10 }] });
    load(world, "shop", 21, 0);
    for (const minutesAgo of [1, 2, 3]) {
      world.aws.putMetric({
        namespace: "AWS/Lambda",
        name: "ConcurrentExecutions",
        at: START - minutesAgo * MINUTE,
        dimensions: { FunctionName: "shop", Resource: "shop:live" },
        max: 14,
      });
    }
    const alias = { kind: "lambda-provisioned", function: "shop", alias: "live" } as const;
    const { run, records } = scaler(world, [target("shop"), target("warm", { resource: alias })]);
    await run(START);
    expect(records).toMatchObject([
      { target: "shop", decision: { to: 30 }, outcome: { kind: "applied" } },
      { target: "warm", decision: { to: 20 }, outcome: { kind: "applied" } }, // 14 / 0.7, above the old cap of 10
    ]);
  });

  it("cannot let the memory of a live target run out: a steady one is written again within the hour", async () => {
    const world = await localWorld({ functions: [{ name: "shop", reserved: 30 }] });
    load(world, "shop", 21, 31);
    const { run } = scaler(world, [target("shop")]);
    await run(START);
    world.aws.resetRequests();
    for (let minute = 1; minute <= 30; minute++) await run(START + minute * MINUTE);
    const saved = world.aws.requests()["dynamodb"]?.["PutItem"] ?? 0;
    expect(saved).toBeGreaterThan(0);
    expect(saved).toBeLessThan(10);
  });
});
