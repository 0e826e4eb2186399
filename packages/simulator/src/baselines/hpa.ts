import { ceilCapacity } from "@serverless-autoscaler/scaling-core";
import type { Policy } from "../controller.js";
import { holdWhilePending } from "./hold-while-pending.js";

const targetUtilization = 0.7;
const syncSeconds = 15;
const tolerance = 0.1;
const stabilizationSeconds = 300;
/** Scale-up policies of the default behaviour: 4 pods or 100 % in 15 s, whichever is more. */
const mostPodsUp = 4;
const mostShareUp = 1;
const minReplicas = 1;

/**
 * Kubernetes' HorizontalPodAutoscaler with its defaults, an environment for a pod.
 *
 *   ratio = concurrency / (ready x 0.7);  desired = ceil(ready x ratio), unchanged while |1 - ratio| <= 0.1
 *
 * Scaling in takes the largest wish of the last 300 s; scaling out at most doubles or adds 4 per sync of 15 s. The
 * metric is the mean concurrency of the newest 15 s that are visible. At least one replica, as without a feature gate.
 *
 * Source: kubernetes/kubernetes pkg/controller/podautoscaler and the HPA documentation (read 2026-11)
 */
export const hpa: Policy = {
  kind: "causal",
  name: "hpa",
  create: () => {
    /** The wishes of the last 300 s, one a sync, in a ring. */
    const wishes = new Float64Array(stabilizationSeconds / syncSeconds);
    let syncs = 0;
    return holdWhilePending({
      tickSeconds: syncSeconds,
      stretchSeconds: syncSeconds,
      decide(view) {
        if (view.requested < minReplicas) return minReplicas;
        const { averages, length } = view.concurrency;
        if (length === 0 || view.ready === 0) return undefined;
        const ratio = (averages[length - 1] as number) / (view.ready * targetUtilization);
        const kept = Math.abs(1 - ratio) <= tolerance;
        const desired = kept ? view.ready : Math.max(minReplicas, ceilCapacity(view.ready * ratio));
        wishes[syncs % wishes.length] = desired;
        syncs += 1;
        if (desired >= view.ready) {
          return Math.min(desired, view.ready + Math.max(mostPodsUp, view.ready * mostShareUp));
        }
        return Math.min(
          view.ready,
          wishes.reduce((most, wish) => Math.max(most, wish), 0),
        );
      },
    });
  },
};
