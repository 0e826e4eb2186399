import { reason } from "../model/reason.js";
import type { Clamp } from "./clamp.js";

/**
 * Leaves small differences alone: |wanted / current - 1| <= tolerance.
 * Source: Kubernetes horizontal pod autoscaler, tolerance 0.1 (read 2026-11)
 */
export const tolerance: Clamp = (wanted, { current, demand, target }) => {
  // Down to zero is never a small difference, and from zero there is no ratio.
  if (current === 0 || wanted === 0) return { value: wanted };
  // What does not fit is spilled or refused now, however small the difference.
  if (wanted > current && demand > current) return { value: wanted };
  const difference = Math.abs(wanted / current - 1);
  // In floating point 11 / 10 - 1 is above 0.1: a billionth of slack keeps "10 % of 10" inside 10 %.
  if (difference > target.tolerance + 1e-9) return { value: wanted };
  const text = `${wanted} differs from ${current} by ${Math.round(difference * 100)} %, within ${target.tolerance * 100} %`;
  return { value: current, because: reason("withinTolerance", text, { wanted, current, tolerance: target.tolerance }) };
};
