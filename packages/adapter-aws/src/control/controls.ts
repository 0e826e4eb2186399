import type { Control } from "@serverless-autoscaler/scaling-core";
import type { Item } from "../table/keys.js";

/** All that operators have said and nobody has taken back, what has run out included. */
export interface Controls {
  readonly all: Control;
  readonly byTarget: ReadonlyMap<string, Control>;
}

/** Reads the parts of an item; a part that is not what was once written is as good as not said. */
export function readControl(item: Item): Control {
  const pause = parse(item["pause"]?.S);
  const override = parse(item["override"]?.S);
  return { ...(isPause(pause) ? { pause } : {}), ...(isOverride(override) ? { override } : {}) };
}

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isPause = (value: unknown): value is NonNullable<Control["pause"]> =>
  hasUntilAndReason(value) && "by" in value && typeof value.by === "string";

const isOverride = (value: unknown): value is NonNullable<Control["override"]> =>
  hasUntilAndReason(value) && "capacity" in value && Number.isInteger(value.capacity);

const hasUntilAndReason = (value: unknown): value is { readonly until: number; readonly reason: string } =>
  typeof value === "object" &&
  value !== null &&
  "until" in value &&
  typeof value.until === "number" &&
  "reason" in value &&
  typeof value.reason === "string";
