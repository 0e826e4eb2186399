import type { Measurement, SignalName } from "../model/signals.js";
import type { PolicyView } from "./policy.js";
import type { MetricName } from "./policy-spec.js";

/** Which signal a metric is derived from, and the factor between them. */
const derivation: Readonly<Record<MetricName, { readonly signal: SignalName; readonly factor: number }>> = {
  concurrency: { signal: "concurrency", factor: 1 },
  invocationsPerMinute: { signal: "invocations", factor: 1 },
  requestsPerSecond: { signal: "invocations", factor: 1 / 60 },
  throttlesPerMinute: { signal: "throttles", factor: 1 },
  spilloverPerMinute: { signal: "spillover", factor: 1 },
};

export const signalOf = (metric: MetricName): SignalName => derivation[metric].signal;

/** Measures a metric in the newest complete minute, in the metric's own unit. */
export function measureMetric(view: PolicyView, metric: MetricName): Measurement {
  const { signal, factor } = derivation[metric];
  const measured = view.measure(signal);
  return measured.kind === "value" ? { ...measured, value: measured.value * factor } : measured;
}
