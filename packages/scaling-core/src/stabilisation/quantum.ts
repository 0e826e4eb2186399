import { reason } from "../model/reason.js";
import type { Clamp } from "./clamp.js";

/**
 * Keeps capacity to the end of the quantum that is already paid for: provisioned concurrency is billed rounded up to
 * five minutes, so giving it back earlier saves nothing and asking again costs a whole quantum.
 *
 * Scale-in is allowed near the end of each quantum, counted from the last change of capacity. "Near" is one and a half
 * tick intervals: with exactly one, ticks that jitter by a second could step over the end for ever.
 * Source: AWS Lambda pricing, provisioned concurrency (read 2026-11)
 */
export const billingQuantum: Clamp = (wanted, { at, current, target, memory, intervalSeconds }) => {
  const { quantumSeconds } = target.scaleIn;
  if (quantumSeconds === 0 || memory.quantumStart === undefined) return { value: wanted };
  const intoSeconds = ((at - memory.quantumStart) / 1000) % quantumSeconds;
  const leftSeconds = quantumSeconds - intoSeconds;
  if (leftSeconds <= intervalSeconds * 1.5) return { value: wanted };
  const text = `paid for another ${Math.round(leftSeconds)} s of a ${quantumSeconds} s quantum`;
  return { value: current, because: reason("billingQuantum", text, { leftSeconds, quantumSeconds, wanted }) };
};
