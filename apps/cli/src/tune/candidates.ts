import { baseline, type Policy, rulesPolicy, type SimulationOptions } from "@serverless-autoscaler/simulator";
import type { TuneOptions } from "../commands/tune.js";

/** One setting of a policy's parameters, as the policy file writes it. */
export interface Candidate {
  readonly name: string;
  readonly policy: Policy;
  /** Lines for the policy file. */
  readonly yaml: readonly string[];
  /** What a user has who sets nothing; absent where a policy has no such setting. */
  readonly isDefault: boolean;
}

const UTILIZATIONS = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
const STABILIZATIONS = ["2m", "5m", "15m"];
/** What a cold start may be worth, USD: from nothing to a tenth of a cent, by factors of about three. */
const COLD_START_USD = [0, 0.000001, 0.000003, 0.00001, 0.00003, 0.0001, 0.0003, 0.001];
const FIXED_STEPS = 12;

/** The settings that are tried. @param most highest concurrency of the part that is searched; executions */
export function candidates(
  kind: TuneOptions["policy"],
  options: SimulationOptions,
  most: number,
): readonly Candidate[] {
  switch (kind) {
    case "targetTracking":
      return UTILIZATIONS.flatMap((utilization) => STABILIZATIONS.map((window) => tracking(utilization, window)));
    case "predictive":
      return COLD_START_USD.map((usd) => predictive(usd, options));
    case "fixed": {
      const counts = Array.from({ length: FIXED_STEPS + 1 }, (_, step) => Math.round((most * step) / FIXED_STEPS));
      return [...new Set(counts)].map(fixed);
    }
  }
}

function tracking(targetUtilization: number, stabilization: string): Candidate {
  const name = `targetTracking ${targetUtilization}, ${stabilization}`;
  const policies = [{ type: "targetTracking", targetUtilization }];
  return {
    name,
    policy: rulesPolicy(name, { policies, scaleIn: { stabilization } }),
    yaml: [
      `policies: [{ type: targetTracking, targetUtilization: ${targetUtilization} }]`,
      `scaleIn: { stabilization: ${stabilization} }`,
    ],
    isDefault: targetUtilization === 0.7 && stabilization === "5m",
  };
}

function predictive(coldStartUsd: number, { coldStartMs }: SimulationOptions): Candidate {
  const name = `predictive, ${coldStartUsd} USD a cold start`;
  const policies = [{ type: "predictive", coldStartMs }];
  return {
    name,
    policy: rulesPolicy(name, { policies, objective: { coldStartUsd } }),
    yaml: [
      `policies: [{ type: predictive, coldStartMs: ${coldStartMs} }]`,
      `objective: { coldStartUsd: ${coldStartUsd} }`,
    ],
    isDefault: false,
  };
}

function fixed(count: number): Candidate {
  const name = `fixed:${count}`;
  return { name, policy: baseline(name), yaml: [`bounds: { min: ${count}, max: ${count} }`], isDefault: false };
}
