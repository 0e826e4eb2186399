/** Metrics a rule may compare; derived from signals of the same minute. */
export type MetricName =
  | "concurrency"
  | "invocationsPerMinute"
  | "requestsPerSecond"
  | "throttlesPerMinute"
  | "spilloverPerMinute";

/** A policy as configured: a union by `type`, defaults filled in. `id` is unique within its target. */
export type PolicySpec = TargetTrackingSpec | StepScalingSpec | ScheduledSpec | PredictiveSpec;

export interface TargetTrackingSpec {
  readonly type: "targetTracking";
  readonly id: string;
  /** Busy share to aim for; fraction, 0 < x <= 1. */
  readonly targetUtilization: number;
}

export interface StepScalingSpec {
  readonly type: "stepScaling";
  readonly id: string;
  readonly metric: MetricName;
  /** Ascending, without gap or overlap; `from` belongs to the step, `to` does not. At most 20. */
  readonly steps: readonly Step[];
  /** Relative steps move by at least this many units. */
  readonly minAdjustment: number;
}

export interface Step {
  readonly from: number;
  /** Absent in the last step: no upper end. */
  readonly to?: number;
  readonly adjust: Adjustment;
}

export type Adjustment =
  | { readonly kind: "set"; readonly capacity: number }
  | { readonly kind: "add"; readonly units: number }
  | { readonly kind: "addPercent"; readonly percent: number };

export interface ScheduledSpec {
  readonly type: "scheduled";
  readonly id: string;
  /** IANA name, for example `Asia/Seoul`. */
  readonly timezone: string;
  /** Five fields (Unix) or six fields (EventBridge: minutes hours day-of-month month day-of-week year). */
  readonly cron: string;
  readonly durationSeconds: number;
  /** `min` holds the capacity from below while the window is open, `max` from above. */
  readonly bound: "min" | "max";
  readonly capacity: number;
}

export interface PredictiveSpec {
  readonly type: "predictive";
  readonly id: string;
  /** How much of the past is read when nothing is remembered; seconds, up to the 15 days that CloudWatch keeps. */
  readonly historySeconds: number;
  /** How far ahead capacity is bought; seconds, 300..900. */
  readonly horizonSeconds: number;
  /** Mean INIT time; milliseconds, > 0. */
  readonly coldStartMs: number;
  /** How long Lambda keeps an idle on-demand environment; seconds, 60..3000. */
  readonly keepAliveSeconds: number;
}
