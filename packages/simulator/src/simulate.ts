import type { Policy } from "./controller.js";
import { resolveOptions, type SimulationOptions } from "./options.js";
import { Replay } from "./replay.js";
import type { Simulation } from "./simulation.js";
import type { Trace } from "./trace/trace.js";

/** Told now and then how far the simulation has come; fraction of the trace. */
export type Progress = (share: number) => void;

/**
 * Replays a trace against one simulated function that is scaled by one policy.
 *
 * Virtual time goes from event to event. At the same instant the order is: requests before it, executions that end,
 * the minute that closes, the allocation that becomes ready, the end of the training part, the policy's tick. A policy
 * that answers at once is not awaited, so that the whole replay of a plain controller is one synchronous run.
 *
 * @param given options; the rest are the defaults of `autoscale simulate`
 * @throws {InvalidInputError} when an option is out of range
 * @throws {SimulatorError} `INVALID_DECISION` when the policy asks for something that is not a whole number
 */
export async function simulate(
  trace: Trace,
  given: Partial<SimulationOptions>,
  policy: Policy,
  progress?: Progress,
): Promise<Simulation> {
  const options = resolveOptions(given);
  const replay = new Replay(trace, options, policy);
  while (replay.advance()) {
    const wish = replay.decide();
    replay.request(wish instanceof Promise ? await wish : wish);
    if (progress !== undefined) progress(replay.share);
  }
  return replay.finish();
}
