import type { SignalName, SignalQuery } from "@serverless-autoscaler/scaling-core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planCalls, withHeartbeat } from "./plan-calls.js";

const query = (target: string, signals: readonly SignalName[], windowSeconds = 300): SignalQuery => ({
  target,
  resource: { kind: "lambda-provisioned", function: target, alias: "live" },
  signals,
  windowSeconds,
});
const many = (count: number, signals: readonly SignalName[]): readonly SignalQuery[] =>
  Array.from({ length: count }, (_, index) => query(`f${index}`, signals));

describe("planCalls", () => {
  it.each([
    { targets: 1, signals: ["concurrency"], calls: 1 },
    { targets: 500, signals: ["concurrency"], calls: 1 },
    { targets: 501, signals: ["concurrency"], calls: 2 },
    { targets: 1000, signals: ["concurrency"], calls: 2 },
    { targets: 1000, signals: ["concurrency", "invocations"], calls: 4 },
    { targets: 1000, signals: ["concurrency", "invocations", "throttles"], calls: 6 },
  ] as const)("takes $calls calls for $targets targets with $signals", ({ targets, signals, calls }) => {
    expect(planCalls(many(targets, signals))).toHaveLength(calls);
  });

  it("asks once for what two targets share: an alias of its own, the function's own series once", () => {
    const reserved = { kind: "lambda-reserved", function: "shop", adopt: false } as const;
    const calls = planCalls([
      { target: "one", resource: reserved, signals: ["concurrency"], windowSeconds: 300 },
      { target: "two", resource: reserved, signals: ["concurrency"], windowSeconds: 600 },
      query("shop", ["concurrency"]),
    ]);
    expect(calls.flatMap(({ series }) => series.map(({ key }) => key))).toEqual([
      "ConcurrentExecutions FunctionName=shop Resource=shop:live",
      "ConcurrentExecutions FunctionName=shop",
    ]);
    expect(calls[0]?.windowMinutes).toBe(10);
  });

  it("gives a long window a call of few series: 14 days are 20,160 points, 5 series fit into 100,800", () => {
    const calls = planCalls(many(11, ["invocations"]).map((one) => ({ ...one, windowSeconds: 14 * 86_400 })));
    expect(calls.map(({ series }) => series.length)).toEqual([5, 5, 1]);
  });

  it("keeps every call within 500 series and 100,800 points, and asks for every series once", () => {
    const queries = fc.array(
      fc.record({
        name: fc.integer({ min: 0, max: 3000 }).map((index) => `f${index}`),
        signals: fc.uniqueArray(fc.constantFrom<SignalName>("concurrency", "invocations", "throttles")),
        windowSeconds: fc.constantFrom(0, 60, 300, 3600, 86_400, 14 * 86_400),
      }),
      { maxLength: 1500 },
    );
    fc.assert(
      fc.property(queries, (list) => {
        const calls = planCalls(list.map(({ name, signals, windowSeconds }) => query(name, signals, windowSeconds)));
        for (const { series, windowMinutes } of calls) {
          expect(series.length).toBeLessThanOrEqual(500);
          expect(series.length * windowMinutes).toBeLessThanOrEqual(100_800);
        }
        const asked = calls.flatMap(({ series }) => series.map(({ key }) => key));
        const wanted = new Set(list.flatMap(({ name, signals }) => signals.map((signal) => `${signal} ${name}`)));
        expect(new Set(asked).size).toBe(asked.length);
        expect(asked).toHaveLength(wanted.size);
      }),
      { numRuns: 30 },
    );
  });
});

describe("withHeartbeat", () => {
  it("puts the scaler's own invocations where there is room", () => {
    const calls = withHeartbeat(planCalls(many(3, ["concurrency"])), "scaler");
    expect(calls?.at(-1)?.series.at(-1)?.key).toBe("Invocations FunctionName=scaler");
    expect(calls).toHaveLength(1);
  });

  it("makes no call of its own: none when the last call is full, none when there is nothing to read", () => {
    expect(withHeartbeat(planCalls(many(1000, ["concurrency"])), "scaler")).toBeUndefined();
    expect(withHeartbeat([], "scaler")).toBeUndefined();
  });
});
