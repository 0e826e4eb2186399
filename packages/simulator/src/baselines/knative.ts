import { ceilCapacity } from "@serverless-autoscaler/scaling-core";
import type { Policy } from "../controller.js";
import type { ConcurrencySeries } from "../metrics/concurrency-series.js";
import { holdWhilePending } from "./hold-while-pending.js";

const targetUtilization = 0.7;
const tickSeconds = 2;
const stableSeconds = 60;
const panicSeconds = 6;
const panicThreshold = 2;
const maxScaleUpRate = 1000;
const maxScaleDownRate = 2;

/**
 * Knative's pod autoscaler (KPA) with its defaults, an environment for a pod.
 *
 *   stable = ceil(mean concurrency of 60 s / 0.7), panic = ceil(mean concurrency of 6 s / 0.7)
 *   both within [floor(ready / 2), ceil(1000 x ready)]
 *
 * Panic begins when panic / ready >= 2, ends after a whole stable window below that, and never scales in; it starts
 * in panic, as Knative does, so that nothing is scaled in before a window was seen. No data, no decision.
 * It looks every 2 s at the concurrency of 2 s stretches; those, too, reach it with the metric lag.
 *
 * Source: knative/serving, pkg/autoscaler/scaling and config-autoscaler defaults (read 2026-11)
 */
export const knative: Policy = {
  kind: "causal",
  name: "knative",
  create: () => {
    let panicSinceMs: number | undefined;
    let mostInPanic = 0;
    let started = false;
    return holdWhilePending({
      tickSeconds,
      stretchSeconds: tickSeconds,
      decide(view) {
        if (view.concurrency.length === 0) return undefined;
        if (!started) {
          started = true;
          panicSinceMs = view.atMs;
        }
        const ready = Math.max(1, view.ready);
        const within = (pods: number) =>
          Math.min(Math.max(pods, Math.floor(ready / maxScaleDownRate)), Math.ceil(maxScaleUpRate * ready));
        const panicWish = ceilCapacity(meanOfLast(view.concurrency, panicSeconds) / targetUtilization);
        const stable = within(ceilCapacity(meanOfLast(view.concurrency, stableSeconds) / targetUtilization));
        if (panicWish / ready >= panicThreshold) {
          if (panicSinceMs === undefined) mostInPanic = view.requested;
          panicSinceMs = view.atMs;
        } else if (panicSinceMs !== undefined && view.atMs - panicSinceMs > stableSeconds * 1000) {
          panicSinceMs = undefined;
        }
        if (panicSinceMs === undefined) return stable;
        mostInPanic = Math.max(mostInPanic, view.requested, stable, within(panicWish));
        return mostInPanic;
      },
    });
  },
};

function meanOfLast(series: ConcurrencySeries, seconds: number): number {
  const stretches = Math.min(series.length, seconds / series.stretchSeconds);
  let sum = 0;
  for (let at = series.length - stretches; at < series.length; at += 1) sum += series.averages[at] as number;
  return sum / stretches;
}
