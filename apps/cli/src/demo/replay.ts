import type { TargetSpec } from "@serverless-autoscaler/scaling-core";
import {
  baseline,
  type Simulation,
  type SimulationOptions,
  simulate,
  type Trace,
  tickPolicy,
} from "@serverless-autoscaler/simulator";
import type { Output } from "../output.js";

/** The same week twice: nobody scales, and the scaler does. */
export interface Replay {
  readonly trace: Trace;
  readonly target: TargetSpec;
  readonly options: Partial<SimulationOptions>;
  readonly without: Simulation;
  readonly scaled: Simulation;
}

/** Replays a trace through the real `tick` against a simulated function, and once more without it. */
export async function replay(
  trace: Trace,
  target: TargetSpec,
  options: Partial<SimulationOptions>,
  output: Output,
): Promise<Replay> {
  const run = (name: string, policy: Parameters<typeof simulate>[2]) => {
    let told = 0;
    return simulate(trace, options, policy, (share) => {
      const percent = Math.floor(share * 20) * 5;
      if (percent <= told) return;
      told = percent;
      output.progress(`replaying ${trace.name}, ${name}: ${percent} %`);
    });
  };
  const without = await run("without scaling", baseline("none"));
  const scaled = await run("with scaling", tickPolicy(target.name, target));
  output.progress("");
  return { trace, target, options, without, scaled };
}
