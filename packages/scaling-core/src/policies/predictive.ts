import { type Architecture, lambdaPrices, SECONDS_PER_MONTH } from "../cost/prices.js";
import type { Json } from "../model/memory.js";
import { reason } from "../model/reason.js";
import { MINUTE_MS, type Series } from "../model/signals.js";
import { explain } from "../predictive/explain.js";
import { horizonOf } from "../predictive/horizon.js";
import type { Learner, Nature } from "../predictive/learner.js";
import { levelOf, thresholds } from "../predictive/levels.js";
import { noteRead, recall, rememberedMinute, type Stored, store } from "../predictive/recall.js";
import { LATELY } from "../predictive/shadow.js";
import { type Aim, wish } from "../predictive/value.js";
import { blind } from "./blind.js";
import type { Policy, PolicyResult, PolicyView } from "./policy.js";
import type { PredictiveSpec } from "./policy-spec.js";

/** What is read of the past even when it was seen before: points that came late. */
const LEAST_WINDOW_SECONDS = 300;
/** Minutes learnt from in one tick: two days, some tenths of a second. More history is spread over the next ticks. */
const CATCH_UP_MINUTES = 2880;
/** With less than this behind it, what was there is kept: somebody may have known why. */
const LEAST_SEEN_MINUTES = 60;
/** Memory that holds the same decision is written this often: a write a minute would cost more than the metrics. */
const CHECKPOINT_MINUTES = 5;

/**
 * Holds what pays: forecasts for each environment how likely it is used, and keeps those that are worth their price.
 *
 *   hold environment k  iff  value x P(use) / window + 1.667 x busy share - 1 > 0   (per second, in idle prices)
 *
 * `value` is what one cold start is worth: given, or learnt so that the objective is met. Without an objective it is
 * the highest that what provisioned saves on busy environments pays for. What on-demand keeps warm anyway is not
 * bought. See docs/policies.md for the forecast and its sources.
 */
export const predictive: Policy<PredictiveSpec> = {
  signals: () => ["concurrency", "invocations", "duration"],

  windowSeconds(spec, memory, at) {
    const last = rememberedMinute(memory);
    if (last === undefined) return spec.historySeconds;
    const unseenSeconds = Math.max(0, at - last * MINUTE_MS) / 1000;
    return Math.min(spec.historySeconds, unseenSeconds + LEAST_WINDOW_SECONDS);
  },

  propose(spec, view) {
    const newest = view.measure("concurrency");
    const concurrency = view.series("concurrency");
    if (newest.kind === "missing" || concurrency === undefined) {
      const why = newest.kind === "missing" ? newest.why : "the signal was not read";
      return carrying({ proposal: blind(spec.id, "concurrency", why) }, view.memory);
    }
    const minute = newest.at / MINUTE_MS;
    const nature = natureOf(spec);
    const { learner: observed, known } = recall(view.memory, minute, spec.historySeconds / 60);
    const reached = catchUp(observed, view, concurrency, minute, nature);
    if (reached < minute) return learning(spec.id, observed, minute - reached);
    const learner = observed.copy(nature);
    const last = learner.history.last;

    if (thresholds[learner.own.held] !== view.current) learner.own.move(last, levelOf(view.current));
    const usdPerSecond = holdingUsdPerSecond(view);
    const before = learner.own.held;
    const wished = wish(learner, aimOf(view, learner, usdPerSecond), nature);
    const isPending = view.current > view.capacity.ready || view.capacity.locked !== undefined;
    const isNew = learner.history.seen < LEAST_SEEN_MINUTES && wished.level < before;
    const level = isPending || isNew ? before : wished.level;
    const because = [explain(level, wished.value, learner.outlook, learner.own, nature.horizon, usdPerSecond)];
    const capacity = level === before && (isPending || isNew) ? view.current : (thresholds[level] as number);
    learner.own.move(last, level);
    const proposal = { kind: "want", policy: spec.id, capacity, firm: false, because } as const;
    if (view.memory !== undefined && known !== undefined && !isWorthStoring(learner, known)) {
      noteRead(view.memory, observed);
      return { proposal, memory: view.memory };
    }
    const memory = store(learner);
    noteRead(memory, learner);
    return { proposal, memory };
  },
};

/** What was held, or which value is followed, cannot be found again from the metrics. */
function isWorthStoring(learner: Learner, known: Stored): boolean {
  const changed = learner.own.held !== known.held || learner.followed !== known.followed;
  return changed || learner.history.last - known.minute >= CHECKPOINT_MINUTES;
}

function natureOf(spec: PredictiveSpec): Nature {
  return {
    coldStartSeconds: spec.coldStartMs / 1000,
    keepAliveMinutes: Math.max(1, Math.round(spec.keepAliveSeconds / 60)),
    horizon: horizonOf(spec.horizonSeconds),
  };
}

/** Takes in the minutes up to `minute` that were not seen yet. @returns the newest minute taken in */
function catchUp(learner: Learner, view: PolicyView, concurrency: Series, minute: number, nature: Nature): number {
  const firstPoint = concurrency.points[0];
  const start = learner.history.isEmpty
    ? Math.min(minute, firstPoint === undefined ? minute : firstPoint.at / MINUTE_MS)
    : learner.history.last + 1;
  const until = Math.min(minute, start + CATCH_UP_MINUTES - 1);
  if (start > minute) return minute;
  const concurrencyAt = cursor(concurrency);
  const invocationsAt = cursor(view.series("invocations"));
  const durationAt = cursor(view.series("duration"));
  for (let at = start; at <= until; at += 1) {
    learner.observe(
      {
        minute: at,
        concurrency: concurrencyAt(at) ?? 0,
        invocations: invocationsAt(at) ?? 0,
        durationMs: durationAt(at),
      },
      nature,
    );
  }
  return until;
}

/** The value of a minute, asked for in ascending order; undefined where there is no point. */
function cursor(series: Series | undefined): (minute: number) => number | undefined {
  const points = series?.points ?? [];
  let next = 0;
  return (minute) => {
    while (next < points.length && (points[next]?.at ?? 0) < minute * MINUTE_MS) next += 1;
    const point = points[next];
    return point !== undefined && point.at < (minute + 1) * MINUTE_MS ? point.value : undefined;
  };
}

function learning(policy: string, learner: Learner, left: number): PolicyResult {
  const text = `learning from the past: ${left} minutes of history are left for the next ticks`;
  const because = [reason("predictive", text, { minutesLeft: left })];
  return { proposal: { kind: "blind", policy, because }, memory: store(learner) };
}

const carrying = (result: PolicyResult, memory: Json | undefined): PolicyResult =>
  memory === undefined ? result : { ...result, memory };

/** What an idle environment costs; USD per second. Without a size, that of 1 GB. */
function holdingUsdPerSecond({ capacity }: PolicyView): number {
  const { memoryMb, architecture } = capacity.unit ?? { memoryMb: 1024, architecture: "x86_64" as Architecture };
  return (memoryMb / 1024) * lambdaPrices[architecture].provisionedGbSecond;
}

function aimOf({ objective }: PolicyView, learner: Learner, usdPerSecond: number): Aim {
  switch (objective?.kind) {
    case undefined:
      return { kind: "neverDearer" };
    case "coldStartRate":
      return { kind: "rate", rate: objective.rate };
    case "coldStartUsd":
      return { kind: "value", seconds: objective.usd / usdPerSecond };
    case "budgetUsdMonth": {
      const { invocations, minutes } = learner.accounted(LATELY);
      const requestsUsd = (lambdaPrices.x86_64.request * invocations) / Math.max(1, minutes);
      const usdPerMinute = (objective.usd * 60) / SECONDS_PER_MONTH - requestsUsd;
      return { kind: "budget", secondsPerMinute: usdPerMinute / usdPerSecond };
    }
  }
}
