export * from "./cost/prices.js";
export { type Decided, type DecideInput, decide } from "./decide.js";
export { InvalidPolicyError, ScalingCoreError } from "./errors.js";
export type { Capacity } from "./model/capacity.js";
export { ALL_TARGETS, effectiveControl } from "./model/control.js";
export type { Decision, Outcome, SkipCode } from "./model/decision.js";
export { freshMemory, type Json, type TargetMemory } from "./model/memory.js";
export { type Reason, type ReasonCode, reason } from "./model/reason.js";
export type { DecisionRecord, Proposal } from "./model/record.js";
export { describeResource, type Resource, type ResourceKind } from "./model/resource.js";
export {
  type Measurement,
  MINUTE_MS,
  type Point,
  type Series,
  type SeriesByName,
  type SignalName,
} from "./model/signals.js";
export type * from "./model/target.js";
export type * from "./policies/policy-spec.js";
export { signalsNeeded } from "./policies/registry.js";
export { openSince } from "./policies/scheduled.js";
export type * from "./ports.js";
export { ceilCapacity } from "./rounding.js";
export { type CronSchedule, parseCron } from "./schedule/cron.js";
export { type InMemoryStore, inMemoryStore, type StoreSnapshot } from "./tick/in-memory-store.js";
export { type TickMode, type TickOptions, tickDefaults } from "./tick/options.js";
export type { TickSummary } from "./tick/summary.js";
export { type TickResult, tick } from "./tick/tick.js";
