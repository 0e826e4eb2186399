import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import type { SignalName, SignalQuery } from "@serverless-autoscaler/scaling-core";
import { describe, expect, it } from "vitest";
import { type LocalWorld, localWorld, MINUTE, NOWHERE, past, soon } from "../../test/local-world.js";
import { cloudWatchSignals } from "./cloud-watch-signals.js";

const reserved = (name: string, signals: readonly SignalName[] = ["concurrency"]): SignalQuery => ({
  target: name,
  resource: { kind: "lambda-reserved", function: name, adopt: false },
  signals,
  windowSeconds: 600,
});
const provisioned = (name: string, signals: readonly SignalName[] = ["concurrency"]): SignalQuery => ({
  ...reserved(name, signals),
  resource: { kind: "lambda-provisioned", function: name, alias: "live" },
});
const many = (count: number, signals?: readonly SignalName[]) =>
  Array.from({ length: count }, (_, index) => reserved(`f${index}`, signals));

const floor = (at: number): number => Math.floor(at / MINUTE) * MINUTE;

/** Puts a point into the minute that began so many minutes before the running one. */
function putter({ aws }: LocalWorld, at: number) {
  return (
    minutesAgo: number,
    functionName: string,
    name: string,
    values: { sum?: number; max?: number },
    alias?: string,
  ) =>
    aws.putMetric({
      namespace: "AWS/Lambda",
      name,
      at: floor(at) - minutesAgo * MINUTE + 20_000,
      dimensions: {
        FunctionName: functionName,
        ...(alias === undefined ? {} : { Resource: `${functionName}:${alias}` }),
      },
      ...values,
    });
}

const read = ({ cloudWatch }: LocalWorld, queries: readonly SignalQuery[], at: number, heartbeatFunction?: string) =>
  cloudWatchSignals(cloudWatch, { heartbeatFunction }).read(queries, at, soon());

describe("cloudWatchSignals", () => {
  it("reads each signal by its own statistic, oldest first, by start of the minute", async () => {
    const world = await localWorld();
    const at = Date.now();
    const put = putter(world, at);
    for (const [minutesAgo, max] of [
      [1, 9],
      [3, 7],
    ] as const) {
      put(minutesAgo, "shop", "ConcurrentExecutions", { sum: 99, max }, "live");
      put(minutesAgo, "shop", "Invocations", { sum: max * 100, max: 1 }, "live");
      put(minutesAgo, "shop", "Throttles", { sum: max * 2, max: 1 }, "live");
      put(minutesAgo, "shop", "ProvisionedConcurrencySpilloverInvocations", { sum: max * 3, max: 1 }, "live");
      put(minutesAgo, "shop", "ProvisionedConcurrencyUtilization", { sum: 99, max: max / 10 }, "live");
    }
    const signals = ["concurrency", "invocations", "throttles", "spillover", "utilization"] as const;
    const series = (older: number, newer: number) => ({
      complete: true,
      points: [
        { at: floor(at) - 3 * MINUTE, value: older },
        { at: floor(at) - MINUTE, value: newer },
      ],
    });
    expect((await read(world, [provisioned("shop", signals)], at)).byTarget.get("shop")).toEqual({
      ok: true,
      value: {
        concurrency: series(7, 9),
        invocations: series(700, 900),
        throttles: series(14, 18),
        spillover: series(21, 27),
        utilization: series(0.7, 0.9),
      },
    });
  });

  it("does not mix up an alias with the whole function", async () => {
    const world = await localWorld();
    const at = Date.now();
    putter(world, at)(1, "shop", "ConcurrentExecutions", { max: 50 });
    putter(world, at)(1, "shop", "ConcurrentExecutions", { max: 8 }, "live");
    const queries = [
      { ...reserved("shop"), target: "whole" },
      { ...provisioned("shop"), target: "alias" },
    ];
    const { byTarget } = await read(world, queries, at);
    expect(byTarget.get("whole")).toMatchObject({ value: { concurrency: { points: [{ value: 50 }] } } });
    expect(byTarget.get("alias")).toMatchObject({ value: { concurrency: { points: [{ value: 8 }] } } });
  });

  it("skips the minute that is running", async () => {
    const world = await localWorld();
    const at = floor(Date.now());
    for (const minutesAgo of [0, 1]) putter(world, at)(minutesAgo, "shop", "ConcurrentExecutions", { max: minutesAgo });
    expect((await read(world, [reserved("shop")], at)).byTarget.get("shop")).toMatchObject({
      value: { concurrency: { points: [{ at: at - MINUTE, value: 1 }] } },
    });
  });

  it("gives no more than the window that was asked for", async () => {
    const world = await localWorld();
    const at = Date.now();
    for (const minutesAgo of [1, 2, 3, 4, 20]) {
      putter(world, at)(minutesAgo, "shop", "ConcurrentExecutions", { max: minutesAgo });
    }
    const queries = [
      { ...reserved("shop"), windowSeconds: 180 },
      { ...reserved("shop"), target: "long", windowSeconds: 1800 },
    ];
    const { byTarget } = await read(world, queries, at);
    const values = (target: string) => {
      const found = byTarget.get(target);
      return found?.ok ? found.value.concurrency?.points.map(({ value }) => value) : found;
    };
    expect(values("shop")).toEqual([3, 2, 1]);
    expect(values("long")).toEqual([20, 4, 3, 2, 1]);
  });

  it("reads to the last page", async () => {
    const world = await localWorld({ metricPageSize: 7 });
    const at = Date.now();
    const names = ["a", "b", "c"];
    for (const name of names) {
      for (let minute = 1; minute <= 6; minute++)
        putter(world, at)(minute, name, "ConcurrentExecutions", { max: minute });
    }
    const { byTarget, requests, metrics } = await read(
      world,
      names.map((name) => reserved(name)),
      at,
    );
    expect({ requests, metrics }).toEqual({ requests: 3, metrics: 3 }); // 18 points, 7 a page
    for (const name of names) {
      expect(byTarget.get(name)).toMatchObject({
        value: { concurrency: { complete: true, points: [6, 5, 4, 3, 2, 1].map((value) => ({ value })) } },
      });
    }
  });

  it("calls a series incomplete when CloudWatch gave partial data, and only that one", async () => {
    const world = await localWorld();
    const at = Date.now();
    world.aws.fault({ service: "cloudwatch", kind: "partialData", match: "a" });
    for (const name of ["a", "b"]) putter(world, at)(1, name, "ConcurrentExecutions", { max: 1 });
    const { byTarget } = await read(world, [reserved("a"), reserved("b")], at);
    expect(byTarget.get("a")).toMatchObject({ ok: true, value: { concurrency: { complete: false } } });
    expect(byTarget.get("b")).toMatchObject({ ok: true, value: { concurrency: { complete: true } } });
  });

  it.each([
    { signals: ["concurrency"] as const, calls: 2 },
    { signals: ["concurrency", "invocations", "throttles"] as const, calls: 6 },
  ])("asks for 1,000 targets and $signals in $calls calls", async ({ signals, calls }) => {
    const world = await localWorld();
    const at = Date.now();
    for (let index = 0; index < 1000; index++)
      putter(world, at)(2, `f${index}`, "ConcurrentExecutions", { max: index });
    const { byTarget, requests, metrics } = await read(world, many(1000, signals), at, "scaler");
    expect({ requests, metrics }).toEqual({ requests: calls, metrics: 1000 * signals.length });
    expect(world.aws.requests()).toEqual({ cloudwatch: { GetMetricData: calls } });
    for (const index of [0, 499, 500, 999]) {
      expect(byTarget.get(`f${index}`)).toMatchObject({ value: { concurrency: { points: [{ value: index }] } } });
    }
  });
});

describe("cloudWatchSignals in trouble", () => {
  it("spreads the histories of many targets over several ticks, and reads the others meanwhile", async () => {
    const world = await localWorld();
    const signals = ["concurrency", "invocations", "duration"] as const;
    const learning = Array.from({ length: 6 }, (_, index) => ({
      ...reserved(`learning${index}`, signals),
      windowSeconds: 14 * 86_400,
    }));
    const { byTarget, metrics } = await read(world, [...learning, reserved("shop")], Date.now());
    expect(byTarget.get("learning4")).toMatchObject({ ok: true });
    expect(byTarget.get("learning5")).toMatchObject({ ok: false, failure: { code: "historyPostponed" } });
    expect(byTarget.get("shop")).toMatchObject({ ok: true });
    expect(metrics).toBe(5 * 3 + 1);
  });

  it("tries a throttled call again", async () => {
    const world = await localWorld();
    world.aws.fault({ service: "cloudwatch", kind: "throttle", times: 2 });
    const { byTarget, requests } = await read(world, [reserved("shop")], Date.now());
    expect(byTarget.get("shop")).toMatchObject({ ok: true });
    expect(world.aws.requests()).toEqual({ cloudwatch: { GetMetricData: 3 } });
    expect(requests).toBe(1);
  });

  it("makes a call that fails a failure of its targets alone", async () => {
    const world = await localWorld();
    world.aws.fault({ service: "cloudwatch", kind: "accessDenied", times: 1 });
    const { byTarget } = await read(world, many(501), Date.now());
    const failed = [...byTarget.values()].filter(({ ok }) => !ok);
    expect([1, 500]).toContain(failed.length);
    expect(failed[0]).toMatchObject({ failure: { code: "AccessDenied", retryable: false } });
  });

  it("fails a target whose signal CloudWatch does not have, and no other", async () => {
    const world = await localWorld();
    const { byTarget } = await read(world, [reserved("a", ["concurrency", "backlog"]), reserved("b")], Date.now());
    expect(byTarget.get("a")).toEqual({
      ok: false,
      failure: {
        code: "unknownSignal",
        message: 'CloudWatch has no signal "backlog" for lambda-reserved a',
        retryable: false,
      },
    });
    expect(byTarget.get("b")).toMatchObject({ ok: true });
  });

  it("answers every target when nobody is there", async () => {
    const client = new CloudWatchClient({ ...NOWHERE, maxAttempts: 1 });
    const signals = cloudWatchSignals(client, { heartbeatFunction: "scaler" });
    const { byTarget, heartbeatAt } = await signals.read([reserved("a"), reserved("b")], Date.now(), soon());
    for (const target of ["a", "b"]) {
      expect(byTarget.get(target)).toMatchObject({ ok: false, failure: { code: "ECONNREFUSED", retryable: true } });
    }
    expect(heartbeatAt).toBeUndefined();
  });

  it("sends nothing after the deadline", async () => {
    const world = await localWorld();
    const signals = cloudWatchSignals(world.cloudWatch, { heartbeatFunction: undefined });
    const { byTarget } = await signals.read([reserved("a")], Date.now(), past());
    expect(byTarget.get("a")).toMatchObject({ ok: false, failure: { code: "deadline", retryable: true } });
    expect(world.aws.requests()).toEqual({});
  });
});

describe("cloudWatchSignals and the two clocks", () => {
  it("does not believe a local clock that runs ahead: the minute has not ended at CloudWatch", async () => {
    const world = await localWorld();
    const now = Date.now();
    putter(world, now)(-1, "shop", "ConcurrentExecutions", { max: 3 }); // ends in a minute or two
    putter(world, now)(2, "shop", "ConcurrentExecutions", { max: 9 });
    const { byTarget } = await read(world, [reserved("shop")], now + 5 * MINUTE);
    expect(byTarget.get("shop")).toMatchObject({ value: { concurrency: { points: [{ value: 9 }] } } });
  });

  it("does not look past a local clock that runs behind", async () => {
    const world = await localWorld();
    const now = Date.now();
    for (const minutesAgo of [2, 7])
      putter(world, now)(minutesAgo, "shop", "ConcurrentExecutions", { max: minutesAgo });
    const { byTarget } = await read(world, [reserved("shop")], now - 5 * MINUTE);
    expect(byTarget.get("shop")).toMatchObject({ value: { concurrency: { points: [{ value: 7 }] } } });
  });
});

describe("the heartbeat", () => {
  it("is the scaler's own invocations, read in the same call", async () => {
    const world = await localWorld();
    const at = Date.now();
    for (const minutesAgo of [2, 3]) putter(world, at)(minutesAgo, "scaler", "Invocations", { sum: 1 });
    const { heartbeatAt, requests, metrics } = await read(world, [reserved("idle")], at, "scaler");
    expect(heartbeatAt).toBe(floor(at) - 2 * MINUTE);
    expect({ requests, metrics }).toEqual({ requests: 1, metrics: 2 });
  });

  it("is any other series that has a newer point", async () => {
    const world = await localWorld();
    const at = Date.now();
    putter(world, at)(4, "scaler", "Invocations", { sum: 1 });
    putter(world, at)(2, "busy", "ConcurrentExecutions", { max: 1 });
    const { heartbeatAt } = await read(world, [reserved("idle"), reserved("busy")], at, "scaler");
    expect(heartbeatAt).toBe(floor(at) - 2 * MINUTE);
  });

  it("waits a minute: another function's point for the same minute may still be on its way", async () => {
    const world = await localWorld();
    const at = Date.now();
    putter(world, at)(1, "scaler", "Invocations", { sum: 1 });
    expect((await read(world, [reserved("idle")], at, "scaler")).heartbeatAt).toBeUndefined();
  });

  it("is absent when nothing shows a sign of life", async () => {
    const world = await localWorld();
    expect((await read(world, [reserved("idle")], Date.now(), "scaler")).heartbeatAt).toBeUndefined();
    expect((await read(world, [reserved("idle")], Date.now())).heartbeatAt).toBeUndefined();
  });

  it("takes a call of its own only when all calls are full and all series silent", async () => {
    const world = await localWorld();
    const at = Date.now();
    putter(world, at)(2, "scaler", "Invocations", { sum: 1 });
    const silent = await read(world, many(500), at, "scaler");
    expect(silent).toMatchObject({ requests: 2, metrics: 501, heartbeatAt: floor(at) - 2 * MINUTE });
    putter(world, at)(3, "f7", "ConcurrentExecutions", { max: 1 });
    const busy = await read(world, many(500), at, "scaler");
    expect(busy).toMatchObject({ requests: 1, metrics: 500, heartbeatAt: floor(at) - 3 * MINUTE });
  });

  it("asks for nothing when there is nothing to ask", async () => {
    const world = await localWorld();
    expect(await read(world, [], Date.now(), "scaler")).toMatchObject({ requests: 0, metrics: 0 });
    expect(world.aws.requests()).toEqual({});
  });
});
