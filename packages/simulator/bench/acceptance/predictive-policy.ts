import { parsePolicyFile } from "@serverless-autoscaler/scaling-config";
import { type Policy, type SimulationOptions, tickPolicy } from "../../src/index.js";

/**
 * The scaler with the predictive policy as a policy file would have it: it owns its hysteresis, so that nothing else
 * holds capacity back.
 */
export function predictive(options: SimulationOptions, objective?: Readonly<Record<string, number>>): Policy {
  const target = {
    resource: { kind: "lambda-provisioned", function: "simulated", alias: "live" },
    bounds: { min: 0, max: options.reserved },
    ...(objective === undefined ? {} : { objective }),
    tolerance: 0,
    scaleIn: { cooldown: "0s", stabilization: "0s", maxPercentPerMinute: 100, quantum: "0s" },
    policies: [{ type: "predictive", coldStartMs: options.coldStartMs, keepAlive: `${options.keepAliveSeconds}s` }],
  };
  const source = { source: "the simulated policy" };
  const { targets } = parsePolicyFile({ version: 1, targets: { simulated: target } }, source);
  const [only] = targets;
  if (only === undefined) throw new Error("acceptance: the simulated policy has no target");
  return tickPolicy(objective === undefined ? "predictive" : `predictive ${JSON.stringify(objective)}`, only);
}
