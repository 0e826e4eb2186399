import type { Json, Objective, PolicySpec, Proposal, Series } from "../src/index.js";
import { propose, signalsNeeded } from "../src/policies/registry.js";
import { MINUTE, T0 } from "./build.js";

/** One minute of traffic; a minute without executions has no points, as in CloudWatch. */
export interface Traffic {
  readonly most: number;
  readonly invocations: number;
  readonly durationMs: number;
}

export const silence: Traffic = { most: 0, invocations: 0, durationMs: 0 };
/** So many executions all the minute long, a second each. */
export const busy = (most: number): Traffic => ({ most, invocations: 60 * most, durationMs: 1000 });
/** So many executions at once, ten seconds long. */
export const burst = (most: number): Traffic => ({ most, invocations: most, durationMs: 10_000 });

export const predictiveSpec: PolicySpec & { type: "predictive" } = {
  type: "predictive",
  id: "predictive",
  historySeconds: 14 * 86_400,
  horizonSeconds: 600,
  coldStartMs: 1000,
  keepAliveSeconds: 360,
};

export interface Drive {
  readonly traffic: (minute: number) => Traffic;
  /** Ticks, one a minute; the first sees minute 0. */
  readonly minutes: number;
  readonly objective?: Objective;
  /** What becomes of the memory between two ticks; as it is when absent. */
  readonly between?: (memory: Json | undefined, minute: number) => Json | undefined;
  /** Ticks that do not take place. */
  readonly skips?: (minute: number) => boolean;
}

/** Runs the policy minute by minute against a function whose capacity is ready one tick after it was asked for. */
export function drive({ traffic, minutes, objective, between, skips }: Drive) {
  const held: number[] = [];
  const proposals: Proposal[] = [];
  let memory: Json | undefined;
  let current = 0;
  let ready = 0;
  for (let minute = 0; minute < minutes; minute += 1) {
    if (skips?.(minute) !== true) {
      const at = T0 + (minute + 2) * MINUTE;
      const remembered = { policies: memory === undefined ? {} : { predictive: memory }, at };
      const { windowSeconds } = signalsNeeded([predictiveSpec], "lambda-provisioned", remembered);
      const from = Math.max(0, Math.ceil(minute + 2 - windowSeconds / 60));
      const result = propose(predictiveSpec, {
        at,
        kind: "lambda-provisioned",
        capacity: { requested: current, ready, readAt: at, unit: { memoryMb: 1024, architecture: "x86_64" } },
        current,
        base: current,
        objective,
        measure: () => ({ kind: "value", value: traffic(minute).most, at: T0 + minute * MINUTE }),
        series: (name) => {
          const value = { concurrency: "most", invocations: "invocations", duration: "durationMs" } as const;
          if (name !== "concurrency" && name !== "invocations" && name !== "duration") return undefined;
          return seriesOf(traffic, from, minute, value[name]);
        },
        memory,
      });
      ready = current;
      if (result.proposal.kind === "want") current = result.proposal.capacity;
      if (current < ready) ready = current;
      proposals.push(result.proposal);
      memory = between === undefined ? result.memory : between(result.memory, minute);
    }
    held.push(current);
  }
  return { held, proposals, memory };
}

function seriesOf(traffic: Drive["traffic"], from: number, until: number, value: keyof Traffic): Series {
  const points = [];
  for (let minute = from; minute <= until; minute += 1) {
    const seen = traffic(minute);
    if (seen.most > 0) points.push({ at: T0 + minute * MINUTE, value: seen[value] });
  }
  return { points, complete: true };
}
