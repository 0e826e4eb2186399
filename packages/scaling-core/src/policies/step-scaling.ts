import { reason } from "../model/reason.js";
import { ceilCapacity } from "../rounding.js";
import { blind } from "./blind.js";
import { measureMetric, signalOf } from "./metric.js";
import type { Policy } from "./policy.js";
import type { Adjustment, Step, StepScalingSpec } from "./policy-spec.js";

/**
 * Proposes what the step says in which the metric lies: an absolute capacity, or a change in units or percent.
 *
 * Steps are lower-inclusive: `from <= value < to`. A value under the first step or over the last is nobody's business:
 * the capacity stays. Relative steps count from the capacity before a scale-out whose cooldown is running, so that
 * capacity already added counts towards what a larger breach asks for.
 *
 * Percentages round as AWS does: more than one down towards zero, between zero and one up to one, and at least
 * `minAdjustment` units. Source: EC2 Auto Scaling user guide, step scaling (read 2026-11)
 */
export const stepScaling: Policy<StepScalingSpec> = {
  signals: (spec) => [signalOf(spec.metric)],
  windowSeconds: () => 300,

  propose(spec, view) {
    const measured = measureMetric(view, spec.metric);
    if (measured.kind === "missing") return { proposal: blind(spec.id, signalOf(spec.metric), measured.why) };
    const step = spec.steps.find(({ from, to }) => measured.value >= from && (to === undefined || measured.value < to));
    if (step === undefined) {
      const text = `${spec.metric} ${measured.value} lies in no step: stay at ${view.current}`;
      const because = [reason("noStepMatches", text, { metric: spec.metric, value: measured.value })];
      return { proposal: { kind: "want", policy: spec.id, capacity: view.current, firm: false, because } };
    }
    const capacity = adjusted(step.adjust, view.base, view.current, spec.minAdjustment);
    const text = `${spec.metric} ${measured.value} lies in ${describeRange(step)}: ${describeAdjustment(step.adjust)} = ${capacity}`;
    const because = [reason("stepScaling", text, { metric: spec.metric, value: measured.value, capacity })];
    if (capacity === view.current && view.base < view.current) {
      const waiting = `${view.current - view.base} units of the last scale-out count towards this step until its cooldown ends`;
      because.push(reason("scaleOutCooldown", waiting, { base: view.base, current: view.current }));
    }
    return { proposal: { kind: "want", policy: spec.id, capacity, firm: false, because } };
  },
};

function adjusted(adjust: Adjustment, base: number, current: number, minAdjustment: number): number {
  switch (adjust.kind) {
    case "set":
      return ceilCapacity(adjust.capacity);
    case "add":
      return moved(adjust.units, base, current, minAdjustment);
    case "addPercent":
      return moved(roundedAway((base * adjust.percent) / 100), base, current, minAdjustment);
  }
}

function moved(units: number, base: number, current: number, minAdjustment: number): number {
  if (units === 0) return current;
  const size = Math.max(Math.abs(units), minAdjustment);
  // Scaling in starts at today's capacity: the cooldown of a scale-out must not turn a step in into a bigger one.
  return units > 0 ? Math.max(current, base + size) : Math.max(0, current - size);
}

/** 6.7 -> 6, 0.3 -> 1, -6.7 -> -6, -0.3 -> -1. */
function roundedAway(units: number): number {
  if (units === 0) return 0;
  return Math.abs(units) < 1 ? Math.sign(units) : Math.trunc(units);
}

const describeRange = ({ from, to }: Step): string => (to === undefined ? `[${from}, ∞)` : `[${from}, ${to})`);

function describeAdjustment(adjust: Adjustment): string {
  switch (adjust.kind) {
    case "set":
      return "set";
    case "add":
      return `add ${adjust.units}`;
    case "addPercent":
      return `add ${adjust.percent} %`;
  }
}
