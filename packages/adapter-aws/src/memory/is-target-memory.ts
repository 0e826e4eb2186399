import type { TargetMemory } from "@serverless-autoscaler/scaling-core";

/**
 * Whether a stored value is a memory that this version understands. What is not, is as good as lost, and losing a
 * memory is safe; a decision on half of one is not.
 */
export function isTargetMemory(value: unknown): value is TargetMemory {
  if (!isRecord(value) || value["version"] !== 1 || !isNumber(value["observingSince"])) return false;
  const { wishes, recentChanges, policies, lastRecord, capacity } = value;
  return (
    isListOf(wishes, ["at", "capacity"]) &&
    isListOf(recentChanges, ["at", "from", "to"]) &&
    isRecord(policies) &&
    OPTIONAL_NUMBERS.every((name) => value[name] === undefined || isNumber(value[name])) &&
    (lastRecord === undefined || typeof lastRecord === "string") &&
    (capacity === undefined || isCapacity(capacity))
  );
}

const OPTIONAL_NUMBERS = ["lastScaleOutAt", "scaleOutBase", "lastScaleInAt", "quantumStart"] as const;

const isCapacity = (value: unknown): boolean =>
  isRecord(value) &&
  (value["requested"] === "unset" || isNumber(value["requested"])) &&
  isNumber(value["ready"]) &&
  isNumber(value["readAt"]);

const isListOf = (value: unknown, numbers: readonly string[]): boolean =>
  Array.isArray(value) && value.every((item) => isRecord(item) && numbers.every((name) => isNumber(item[name])));

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
