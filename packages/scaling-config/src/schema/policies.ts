import * as v from "valibot";
import { capacity, durationBetween, numberBetween, share, textOf } from "./primitives.js";
import { strict } from "./strict.js";

const metricText =
  'one of "concurrency", "invocationsPerMinute", "requestsPerSecond", "throttlesPerMinute", "spilloverPerMinute"';
const metric = v.picklist(
  ["concurrency", "invocationsPerMinute", "requestsPerSecond", "throttlesPerMinute", "spilloverPerMinute"],
  metricText,
);

const edge = numberBetween(0, 1e12, "in the metric's unit");
const units = numberBetween(-100_000, 100_000, "units of capacity");
const percent = numberBetween(-100, 10_000, "percent of the current capacity");

const step = strict({
  from: edge,
  to: v.optional(edge),
  set: v.optional(capacity),
  add: v.optional(units),
  addPercent: v.optional(percent),
});

const cronText = textOf("a cron expression of 5 (Unix) or 6 (EventBridge) fields", /\S/);

/** The policies by `type`, as written in the file. */
export const policy = v.variant(
  "type",
  [
    strict({ type: v.literal("targetTracking"), targetUtilization: v.optional(share, 0.7) }),
    strict({
      type: v.literal("stepScaling"),
      metric,
      steps: v.pipe(
        v.array(step, "a list of steps"),
        v.minLength(1, "1 to 20 steps"),
        v.maxLength(20, "1 to 20 steps"),
      ),
      minAdjustment: v.optional(numberBetween(1, 100_000, "units of capacity"), 1),
    }),
    strict({
      type: v.literal("scheduled"),
      timezone: v.optional(textOf("an IANA time zone such as Asia/Seoul", /\S/), "UTC"),
      cron: cronText,
      duration: durationBetween(60, 31 * 86_400, "from 1m to 31d"),
      min: v.optional(capacity),
      max: v.optional(capacity),
    }),
    strict({
      type: v.literal("predictive"),
      history: v.optional(durationBetween(3600, 15 * 86_400, "from 1h to 15d"), "14d"),
      horizon: v.optional(durationBetween(300, 900, "from 5m to 15m"), "10m"),
      coldStartMs: v.optional(numberBetween(1, 60_000, "milliseconds"), 400),
      keepAlive: v.optional(durationBetween(60, 3000, "from 1m to 50m"), "6m"),
    }),
  ],
  'one of "targetTracking", "stepScaling", "scheduled", "predictive"',
);

export type PolicyInput = v.InferOutput<typeof policy>;
export type StepInput = v.InferOutput<typeof step>;
