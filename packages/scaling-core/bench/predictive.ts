// Time and size of a decision of the predictive policy with two weeks of history.
import { performance } from "node:perf_hooks";
import type { Json, PolicySpec, Series } from "../src/index.js";
import { propose } from "../src/policies/registry.js";

const MINUTE_MS = 60_000;
const historyMinutes = 14 * 1440;
const originMs = Math.floor(1_795_168_800_000 / MINUTE_MS) * MINUTE_MS;
const decisions = 500;
const spec: PolicySpec = {
  type: "predictive",
  id: "predictive",
  historySeconds: historyMinutes * 60,
  horizonSeconds: 600,
  coldStartMs: 400,
  keepAliveSeconds: 360,
};

/** A day's wave with a batch every hour, up to `peak` executions. */
const loads: Readonly<Record<string, (minute: number) => number>> = {
  "quiet, 3 at most": (minute) => (minute % 17 === 0 ? 1 + (minute % 3) : 0),
  "daily wave to 40": (minute) => Math.round(20 + 20 * Math.sin((minute / 1440) * 2 * Math.PI) + (minute % 5)),
  "wave and hourly batch to 900": (minute) =>
    Math.round(300 + 200 * Math.sin((minute / 1440) * 2 * Math.PI) + (minute % 60 < 3 ? 400 : 0)),
};

const rows = Object.entries(loads).map(([load, concurrency]) => {
  let memory: Json | undefined;
  let ticks = 0;
  const decide = (minute: number): number => {
    const atMs = originMs + (minute + 2) * MINUTE_MS;
    // What the metrics answer: all of the past at the start, then the last minutes.
    const from = Math.max(
      0,
      memory === undefined ? minute - historyMinutes + 1 : minute - 2900 * (ticks < 9 ? 9 : 0) - 12,
    );
    const points = (value: (minute: number) => number): Series => ({
      complete: true,
      points: Array.from({ length: minute - from + 1 }, (_, index) => ({
        at: originMs + (from + index) * MINUTE_MS,
        value: value(from + index),
      })),
    });
    const series = { concurrency: points(concurrency), invocations: points((at) => 40 * concurrency(at)) };
    const startedMs = performance.now();
    const result = propose(spec, {
      at: atMs,
      kind: "lambda-provisioned",
      capacity: { requested: 0, ready: 0, readAt: atMs },
      current: 0,
      base: 0,
      objective: { kind: "coldStartRate", rate: 0.001 },
      measure: () => ({ kind: "value", value: concurrency(minute), at: originMs + minute * MINUTE_MS }),
      series: (name) => (name === "concurrency" || name === "invocations" ? series[name] : undefined),
      memory,
    });
    const tookMs = performance.now() - startedMs;
    memory = JSON.parse(JSON.stringify(result.memory)) as Json;
    ticks += 1;
    return tookMs;
  };
  let learningMs = 0;
  for (let tick = 0; tick < 9; tick += 1) learningMs += decide(historyMinutes);
  const timesMs = Array.from({ length: decisions }, (_, index) => decide(historyMinutes + 1 + index)).sort(
    (a, b) => a - b,
  );
  return {
    load,
    "learn 14 days, s": (learningMs / 1000).toFixed(2),
    "decide, mean ms": (timesMs.reduce((sum, each) => sum + each, 0) / decisions).toFixed(2),
    "median ms": timesMs[decisions / 2]?.toFixed(2),
    "p99 ms": timesMs[Math.floor(decisions * 0.99)]?.toFixed(2),
    "memory, kB": Math.round(JSON.stringify(memory).length / 1000),
  };
});
console.table(rows);
