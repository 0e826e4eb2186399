// Another service using scaling-core: a pool of workers that drains a queue scales itself, with reasons.
// Run it from a checkout: node --conditions=@serverless-autoscaler/source --import tsx examples/worker-pool.ts
import {
  type Actuator,
  type DecisionRecord,
  inMemoryStore,
  MINUTE_MS,
  type Ports,
  type SignalReader,
  type TargetSpec,
  tick,
  tickDefaults,
} from "@serverless-autoscaler/scaling-core";

// The service's own world: workers, and how many of them are busy each minute (here: a morning that comes and goes).
const busyByMinute = [2, 2, 9, 14, 14, 13, 6, 1, 0, 0, 0, 0, 0, 0, 0, 0];
let workers = 4;
let now = Date.UTC(2026, 10, 20, 9, 0);
const seen: { at: number; value: number }[] = [];

// Signals: whatever the service measures, as points of whole minutes.
const signals: SignalReader = {
  async read(queries) {
    const series = { concurrency: { points: [...seen], complete: true }, invocations: { points: [], complete: true } };
    const byTarget = new Map(queries.map(({ target }) => [target, { ok: true as const, value: series }]));
    return { byTarget, heartbeatAt: seen.at(-1)?.at, requests: 1, metrics: 1 };
  },
};

// The actuator: how the service changes its own capacity.
const pool: Actuator = {
  async read(_resource, at) {
    return { ok: true, value: { requested: workers, ready: workers, readAt: at } };
  },
  async apply({ to }) {
    workers = to;
    return { kind: "applied" };
  },
};

// The record: one line a decision.
const write = async ([record]: readonly DecisionRecord[]): Promise<void> => {
  if (record === undefined) return;
  const { decision } = record;
  const what = decision.kind === "set" ? `${decision.from} -> ${decision.to}` : `hold ${decision.at}`;
  const clock = new Date(now).toISOString().slice(11, 16);
  console.log(`${clock}  ${what.padEnd(10)}${decision.because.map(({ text }) => text).join("; ")}`);
};

const ports: Ports = {
  clock: { now: () => now },
  signals,
  actuators: { custom: pool },
  memory: inMemoryStore(),
  recorder: { write },
};

const target: TargetSpec = {
  name: "workers",
  resource: { kind: "custom", name: "worker-pool" },
  bounds: { min: 2, max: 40 },
  priority: 0,
  policies: [{ type: "targetTracking", id: "busy", targetUtilization: 0.7 }],
  tolerance: 0.1,
  scaleOut: { cooldownSeconds: 0 },
  scaleIn: { cooldownSeconds: 60, stabilizationSeconds: 180, maxPercentPerMinute: 50, quantumSeconds: 0 },
  suspend: { scaleOut: false, scaleIn: false, scheduled: false },
};

for (const value of busyByMinute) {
  seen.push({ at: now, value });
  now += MINUTE_MS;
  const deadline = AbortSignal.timeout(1000);
  await tick(ports, { ...tickDefaults, targets: [target], mode: "active", deadline, deadlineAt: now + 1000 });
}
