import { lambdaPrices } from "@serverless-autoscaler/scaling-core";
import type { Policy } from "../controller.js";
import type { SimulationOptions } from "../options.js";
import { type Trace, traceEndMs } from "../trace/trace.js";
import { cheapestLevels } from "./cheapest-levels.js";
import { LevelDemands } from "./level-demand.js";

const minuteMs = 60_000;
/** Dear enough that no amount of holding is saved for one cold start: a GB held for ten years. */
const prohibitiveUsd = 1300;

/**
 * Knows every request that will come, and when it ends: the limit of what any policy can reach.
 *
 * The load is split into what each further environment has to do (`LevelDemands`), and how many to
 * hold when follows from a shortest path (`cheapestLevels`). It decides in windows just longer than the spin-up, because an allocation that is pending cannot be added
 * to: with a spin-up of 90 s a finer plan could give some capacity back a minute earlier.
 *
 * @param coldStartUsd what a cold start is worth; USD >= 0: 0 gives the least cost, or "zero" for no cold starts at all
 */
export function oracle(coldStartUsd: number | "zero"): Policy {
  return {
    kind: "clairvoyant",
    name: coldStartUsd === 0 ? "oracle" : `oracle:${coldStartUsd}`,
    create: ({ options, originMs }, trace) => {
      const spinUpMs = options.spinUpSeconds * 1000;
      const windowMs = (Math.floor(spinUpMs / minuteMs) + 1) * minuteMs;
      const worth = coldStartUsd === "zero" ? prohibitiveUsd : coldStartUsd;
      const capacity = plan(trace, options, originMs, windowMs, worth);
      return {
        tickSeconds: stepMs(spinUpMs, windowMs) / 1000,
        decide({ atMs, requested }) {
          const sinceMs = atMs - originMs;
          const wanted = capacity[Math.floor(sinceMs / windowMs)] ?? 0;
          // More is asked for a spin-up before its window, less is given back when the window before has ended.
          if (sinceMs % windowMs === 0 && wanted > requested) return wanted;
          const current = capacity[Math.floor((sinceMs - spinUpMs) / windowMs)] ?? 0;
          return (sinceMs - spinUpMs) % windowMs === 0 && current < requested ? current : undefined;
        },
      };
    },
  };
}

/** Environments to hold in each window; window `i` is usable time `spin-up + [i, i + 1) x window`. */
function plan(
  trace: Trace,
  options: SimulationOptions,
  originMs: number,
  windowMs: number,
  coldStartUsd: number,
): Uint16Array {
  const { onDemandGbSecond, provisionedGbSecond, provisionedDurationGbSecond } = lambdaPrices.x86_64;
  const perMs = (gbSecond: number) => (gbSecond * options.memoryMb) / 1024 / 1000;
  const spinUpMs = options.spinUpSeconds * 1000;
  const count = Math.ceil((traceEndMs(trace) - originMs) / windowMs);
  const { levels } = new LevelDemands(trace, options, originMs, { firstMs: spinUpMs, lengthMs: windowMs, count });
  return cheapestLevels(levels, count, {
    onDemandPerMs: perMs(onDemandGbSecond),
    provisionedPerMs: perMs(provisionedGbSecond),
    provisionedDurationPerMs: perMs(provisionedDurationGbSecond),
    coldStart: coldStartUsd + options.coldStartMs * perMs(onDemandGbSecond),
    windowMs,
    spinUpMs,
    quantumMs: options.billingQuantumSeconds * 1000,
  });
}

/** The longest step that meets both the starts of the windows and the instants a spin-up later. */
function stepMs(spinUpMs: number, windowMs: number): number {
  return spinUpMs === 0 ? windowMs : stepMs(windowMs % spinUpMs, spinUpMs);
}
