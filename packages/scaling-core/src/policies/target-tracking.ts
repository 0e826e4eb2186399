import type { Reason } from "../model/reason.js";
import { reason } from "../model/reason.js";
import type { ResourceKind } from "../model/resource.js";
import type { SignalName } from "../model/signals.js";
import { ceilCapacity } from "../rounding.js";
import { blind } from "./blind.js";
import type { Policy, PolicyView } from "./policy.js";
import type { TargetTrackingSpec } from "./policy-spec.js";

/** A provisioned environment serves at most this many requests a second. Source: Lambda quotas (read 2026-11). */
const REQUESTS_PER_SECOND_PER_ENVIRONMENT = 10;

/** Throttled demand is an estimate inflated by retries: believe at most this factor a tick. */
const MAX_THROTTLE_FACTOR = 2;

/** What the formula of a kind needs besides the concurrency. */
function beside(kind: ResourceKind): readonly SignalName[] {
  if (kind === "lambda-reserved") return ["invocations", "throttles"];
  return kind === "lambda-provisioned" ? ["invocations"] : [];
}

/**
 * Proposes the capacity at which the busy share equals the target.
 *
 *   lambda-provisioned: max(ceil(concurrency / targetUtilization), ceil(requests per second / 10))
 *   lambda-reserved:    ceil(concurrency * min(2, 1 + throttles / invocations) / targetUtilization)
 *
 * Steady traffic gives a steady answer; without traffic it asks for nothing; without data it is blind. The second
 * formula looks past the cap: a function held at its reservation shows that much concurrency and not what it needs.
 *
 * Source: AWS Application Auto Scaling user guide, target tracking; Lambda quotas (read 2026-11)
 */
export const targetTracking: Policy<TargetTrackingSpec> = {
  signals: (_spec, kind) => ["concurrency", ...beside(kind)],
  windowSeconds: () => 300,

  propose(spec, view) {
    const concurrency = view.measure("concurrency");
    if (concurrency.kind === "missing") return { proposal: blind(spec.id, "concurrency", concurrency.why) };
    const unseen = missingBeside(view);
    const demand = concurrency.value * throttleFactor(view);
    const wanted = ceilCapacity(demand / spec.targetUtilization);
    // Half of what it needs is enough to ask for more, and never enough to give back.
    if (unseen !== undefined && wanted <= view.current) return { proposal: blind(spec.id, unseen.signal, unseen.why) };
    const because: Reason[] = [
      reason("targetTracking", `${round(demand)} busy / ${spec.targetUtilization} = ${wanted}`, {
        concurrency: concurrency.value,
        demand: round(demand),
        targetUtilization: spec.targetUtilization,
        wanted,
      }),
    ];
    const floor = requestRateFloor(view);
    if (floor !== undefined && floor.capacity > wanted) because.push(floor.because);
    const capacity = Math.max(wanted, floor?.capacity ?? 0);
    return { proposal: { kind: "want", policy: spec.id, capacity, demand, firm: false, because } };
  },
};

/** A signal beside the concurrency that the formula needs and that is missing. */
function missingBeside(view: PolicyView): { readonly signal: SignalName; readonly why: string } | undefined {
  for (const signal of beside(view.kind)) {
    const measured = view.measure(signal);
    if (measured.kind === "missing") return { signal, why: measured.why };
  }
  return undefined;
}

function throttleFactor(view: PolicyView): number {
  if (view.kind !== "lambda-reserved") return 1;
  const served = view.measure("invocations");
  const refused = view.measure("throttles");
  if (served.kind === "missing" || refused.kind === "missing" || refused.value === 0) return 1;
  return Math.min(MAX_THROTTLE_FACTOR, 1 + refused.value / Math.max(1, served.value));
}

function requestRateFloor(view: PolicyView): { capacity: number; because: Reason } | undefined {
  if (view.kind !== "lambda-provisioned") return undefined;
  const invocations = view.measure("invocations");
  if (invocations.kind === "missing") return undefined;
  const perSecond = invocations.value / 60;
  const capacity = ceilCapacity(perSecond / REQUESTS_PER_SECOND_PER_ENVIRONMENT);
  const text = `${round(perSecond)} requests/s / ${REQUESTS_PER_SECOND_PER_ENVIRONMENT} per environment = ${capacity}`;
  return { capacity, because: reason("requestRateFloor", text, { requestsPerSecond: round(perSecond), capacity }) };
}

const round = (value: number): number => Math.round(value * 100) / 100;
