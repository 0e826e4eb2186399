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

/** The same week three times: nobody scales, AWS's own target tracking does, and the scaler does. */
export interface Replay {
  readonly trace: Trace;
  readonly target: TargetSpec;
  readonly options: Partial<SimulationOptions>;
  readonly without: Simulation;
  readonly aws: Simulation;
  readonly scaled: Simulation;
}

/** Replays a trace through the real `tick` against a simulated function, and besides without it and by AWS's means. */
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
  const aws = await run("AWS target tracking", baseline("aws-target-tracking"));
  const scaled = await run("with scaling", tickPolicy(target.name, target));
  output.progress("");
  return { trace, target, options, without, aws, scaled };
}
