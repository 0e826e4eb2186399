import type { Setting } from "../src/controller.js";
import { resolveOptions, type SimulationOptions } from "../src/options.js";
import { Xoshiro128 } from "../src/random/xoshiro128.js";
import type { Trace } from "../src/trace/trace.js";

/** A Monday at midnight, UTC. */
export const mondayMs = Date.UTC(2026, 0, 5);

/** A trace of one-minute bins. */
export function minuteTrace(counts: readonly number[], name = "test"): Trace {
  return { name, startMs: mondayMs, binMs: 60_000, counts: Float64Array.from(counts) };
}

/** The same count in every minute. */
export function steadyTrace(count: number, minutes: number): Trace {
  return minuteTrace(new Array<number>(minutes).fill(count));
}

/** Poisson counts by counting exponential gaps, so that with uniform instants the arrivals are a Poisson process. */
export function poissonTrace(ratePerBin: number, bins: number, binMs: number, seed: number): Trace {
  const random = new Xoshiro128(seed, 9);
  const counts = new Float64Array(bins);
  let at = -Math.log(random.next()) / ratePerBin;
  while (at < bins) {
    const bin = Math.floor(at);
    counts[bin] = (counts[bin] as number) + 1;
    at -= Math.log(random.next()) / ratePerBin;
  }
  return { name: "poisson", startMs: mondayMs, binMs, counts };
}

/** What a policy may know in advance, with the given options; the training part ends after a day. */
export function setting(given: Partial<SimulationOptions> = {}): Setting {
  return { options: resolveOptions(given), originMs: mondayMs, trainEndMs: mondayMs + 86_400_000 };
}
