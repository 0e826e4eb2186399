import { reason } from "../model/reason.js";
import type { Clamp } from "./clamp.js";

/**
 * The start-up rule: nothing is scaled in before a full stabilisation window has been seen without a gap.
 * A scaler that starts, or that lost its memory, knows nothing of the minutes before.
 */
export const observation: Clamp = (wanted, { at, current, target, memory }) => {
  const seenSeconds = (at - memory.observingSince) / 1000;
  const needSeconds = target.scaleIn.stabilizationSeconds;
  if (seenSeconds >= needSeconds) return { value: wanted };
  const text = `wanted ${wanted}, but watched for only ${Math.round(seenSeconds)} s of the ${needSeconds} s that lowering needs`;
  return { value: current, because: reason("observationWindow", text, { seenSeconds, needSeconds, wanted }) };
};
