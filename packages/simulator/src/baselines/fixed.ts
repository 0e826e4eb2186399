import type { Policy } from "../controller.js";

/** Holds the same provisioned capacity for ever. @param environments whole, >= 0 */
export function fixed(environments: number): Policy {
  return {
    kind: "causal",
    name: `fixed:${environments}`,
    create: () => ({ tickSeconds: 3600, decide: () => environments }),
  };
}
