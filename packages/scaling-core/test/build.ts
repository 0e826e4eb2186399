import type { Capacity, DecideInput, Point, Series, SeriesByName, TargetSpec } from "../src/index.js";

/** 2026-11-20T10:00:00Z, a Friday. */
export const T0 = 1_795_168_800_000;
export const MINUTE = 60_000;

export const target = (over: Partial<TargetSpec> = {}): TargetSpec => ({
  name: "checkout",
  resource: { kind: "lambda-provisioned", function: "checkout", alias: "live" },
  bounds: { min: 0, max: 200 },
  priority: 0,
  policies: [{ type: "targetTracking", id: "tt", targetUtilization: 0.7 }],
  tolerance: 0.1,
  scaleOut: { cooldownSeconds: 0 },
  scaleIn: { cooldownSeconds: 300, stabilizationSeconds: 300, maxPercentPerMinute: 50, quantumSeconds: 300 },
  suspend: { scaleOut: false, scaleIn: false, scheduled: false },
  ...over,
});

export const capacity = (requested: number | "unset", over: Partial<Capacity> = {}): Capacity => ({
  requested,
  ready: requested === "unset" ? 0 : requested,
  readAt: T0,
  ...over,
});

/** A series whose newest value belongs to the last complete minute before `at`. */
export const series = (at: number, ...values: number[]): Series => ({
  complete: true,
  points: values.map((value, index): Point => ({ at: at - (values.length - index) * MINUTE, value })),
});

/** A case that speaks of the concurrency alone means that nothing else is going on. */
const completed = (said: SeriesByName, at: number): SeriesByName =>
  said.concurrency === undefined ? said : { invocations: series(at, 0), throttles: series(at, 0), ...said };

/** A target that has been watched for an hour with a steady wish: nothing but the case at hand stands in its way. */
export const input = (over: Partial<DecideInput> = {}): DecideInput => {
  const at = over.at ?? T0;
  return {
    at,
    target: target(),
    capacity: capacity(10),
    heartbeatAt: at - MINUTE,
    memory: {
      version: 1,
      observingSince: at - 60 * MINUTE,
      wishes: [],
      recentChanges: [],
      policies: {},
    },
    control: undefined,
    previousTickAt: at - MINUTE,
    intervalSeconds: 60,
    staleAfterSeconds: 180,
    ...over,
    series: completed(over.series ?? {}, at),
  };
};
